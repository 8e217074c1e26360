package io.mercato.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.deadline.Deadline;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which keys could not be loaded of late. An old value stands in for the next callers at once, and the load is tried again in the
 * background: each of them would else wait for a source that is away, and it would be asked, and Redis with it, as often as the last
 * answer can be had. Goes by the clock of this process, which does not jump. Bounded; thread-safe.
 */
final class FailedLoads {
    private static final int MOST = 10_000;

    /** For how many times the rest one is remembered: so long nobody has to wait although nobody has asked. */
    private static final int REMEMBERED = 10;

    private final TagMarks marks;
    private final long rest;
    private final Cache<String, Failure> failures;

    /** @param rest how long after one the load is not tried again; zero for nothing of all this */
    FailedLoads(TagMarks marks, Duration rest) {
        this.marks = marks;
        this.rest = rest.toNanos();
        this.failures = Caffeine.newBuilder()
                .expireAfterWrite(rest.multipliedBy(REMEMBERED))
                .maximumSize(MOST)
                .build();
    }

    /**
     * One load that failed.
     *
     * @param asOf the last invalidation by tag before it began
     * @param nanos when it is tried again, by {@code System.nanoTime()}
     */
    private record Failure(long asOf, long nanos) {
        boolean isDue() {
            return System.nanoTime() - nanos >= 0;
        }
    }

    /** Not those that were not begun, or whose caller had no patience: another one may succeed. */
    void add(String key, Flight<?> flight, Throwable failure) {
        if (rest > 0 && !(failure.getCause() instanceof Places.NoneFree) && !Deadline.isExceeded(failure)) {
            failures.put(key, new Failure(flight.asOf(), System.nanoTime() + rest));
        }
    }

    void remove(String key) {
        failures.invalidate(key);
    }

    /** Whether a load of a key has failed, and no tag of its last value was invalidated since that began. */
    boolean has(String key, Set<String> tags) {
        Failure failure = failures.getIfPresent(key);
        return failure != null && !marks.isOutdated(new Tagging(tags, failure.asOf()));
    }

    /** Whether it is time to try again; costs nothing. */
    boolean isDue(String key) {
        Failure failure = failures.getIfPresent(key);
        return failure != null && failure.isDue();
    }

    /** Whether it is time to try again, and the caller is the one to do it. */
    boolean take(String key) {
        if (!isDue(key)) {
            return false;
        }
        AtomicBoolean taken = new AtomicBoolean();
        failures.asMap().computeIfPresent(key, (_, failure) -> {
            taken.set(failure.isDue());
            return taken.get() ? new Failure(failure.asOf(), System.nanoTime() + rest) : failure;
        });
        return taken.get();
    }
}
