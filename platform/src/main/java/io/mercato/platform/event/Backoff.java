package io.mercato.platform.event;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between tries: twice as long after each failure, up to a bound. Not for several threads. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** @param first the wait after one failure */
    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Waits; a quarter more or less, at random, so that replicas do not try all at once. */
    public void pause() throws InterruptedException {
        long millis = next.toMillis();
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        Thread.sleep(Duration.ofMillis(millis * ThreadLocalRandom.current().nextLong(75, 126) / 100));
    }

    /** It worked: the next failure is the first. */
    public void reset() {
        next = first;
    }
}
