package io.mercato.localstack.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a part that died is started again: after a delay that doubles with each death, and not for ever. A part that keeps
 * dying has a reason that a person must look at. Not thread-safe.
 */
final class RestartPolicy {

    /**
     * The bounds.
     *
     * @param attempts within the window; 0 for none
     * @param window in which attempts are counted
     * @param initialDelay before the first attempt
     * @param maximumDelay before any attempt
     */
    record Limits(int attempts, Duration window, Duration initialDelay, Duration maximumDelay) {}

    private final Limits limits;
    private final Deque<Instant> attempts = new ArrayDeque<>();

    RestartPolicy(Limits limits) {
        this.limits = limits;
    }

    /** Counts a death; answers how long to wait before the next start, or empty when there shall be none. */
    Optional<Duration> delayAfterDeath(Instant now) {
        while (!attempts.isEmpty() && attempts.getFirst().isBefore(now.minus(limits.window()))) {
            attempts.removeFirst();
        }
        if (attempts.size() >= limits.attempts()) {
            return Optional.empty();
        }
        Duration delay = limits.initialDelay();
        for (int i = 0; i < attempts.size() && delay.compareTo(limits.maximumDelay()) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        attempts.addLast(now);
        return Optional.of(delay.compareTo(limits.maximumDelay()) > 0 ? limits.maximumDelay() : delay);
    }
}
