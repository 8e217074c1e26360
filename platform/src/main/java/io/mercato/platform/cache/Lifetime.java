package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a value was made and what its age allows; everything in milliseconds.
 *
 * @param freshFor the age up to which it is served without a question
 * @param staleFor the age up to which it is served while its successor is loaded
 * @param keepFor the age up to which it may stand in for a failed load
 */
record Lifetime(long createdAt, long freshFor, long staleFor, long keepFor) {
    /**
     * By how much the clocks of replicas may differ, far more than those of machines that ask a time server do. What was made
     * later than that from now was made by a clock that was ahead: nobody knows how old it is.
     */
    private static final long MAX_SKEW = 10_000;

    /** As configured, with jitter, so that values made together do not end together. */
    static Lifetime of(CacheSettings.Settings settings, long now) {
        double factor = jitter(settings);
        return new Lifetime(
                now,
                Math.round(settings.fresh().toMillis() * factor),
                Math.round(settings.stale().toMillis() * factor),
                Math.round(settings.keep().toMillis() * factor));
    }

    /** Of a value that is not worth keeping. */
    static Lifetime ofDegraded(CacheSettings.Settings settings, long now) {
        long millis = settings.degraded().toMillis();
        return new Lifetime(now, millis, millis, millis);
    }

    /** Of a value that says that there is nothing: what may come any moment is not assumed absent for longer. */
    static Lifetime ofNegative(CacheSettings.Settings settings, long now) {
        long millis = Math.round(settings.negativeTtl().toMillis() * jitter(settings));
        return new Lifetime(now, millis, millis, millis);
    }

    /** The same, neither fresh nor stale beyond a moment; it may still stand in for a failed load. */
    Lifetime endingAt(Instant end) {
        long left = Math.max(0, end.toEpochMilli() - createdAt);
        return new Lifetime(createdAt, Math.min(freshFor, left), Math.min(staleFor, left), keepFor);
    }

    Freshness at(long now) {
        if (createdAt - now > MAX_SKEW) {
            return Freshness.EXPIRED;
        }
        long age = age(now);
        return age < freshFor ? Freshness.FRESH : age < staleFor ? Freshness.STALE : Freshness.EXPIRED;
    }

    boolean isKeptAt(long now) {
        return age(now) < keepFor;
    }

    Duration servedFor(long now) {
        return at(now) == Freshness.EXPIRED ? Duration.ZERO : Duration.ofMillis(staleFor - age(now));
    }

    private static double jitter(CacheSettings.Settings settings) {
        return 1 + settings.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    }

    /** Never negative, where a clock is a little behind or was set back. */
    private long age(long now) {
        return Math.max(0, now - createdAt);
    }
}
