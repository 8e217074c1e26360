package io.mercato.platform.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A value with where it came from.
 *
 * @param createdAt when its load ended
 * @param source which tier answered
 * @param freshness {@code EXPIRED} only when a load failed and this stands in for it
 * @param expiresIn until when it is served without a load; zero when expired
 */
public record Cached<V>(V value, Instant createdAt, Source source, Freshness freshness, Duration expiresIn) {
    /** The tiers, fastest first. */
    public enum Source {
        MEMORY,
        REDIS,
        LOADER
    }

    /** What the age of a value allows. */
    public enum Freshness {
        /** Served without a question. */
        FRESH,
        /** Served, while its successor is loaded in the background. */
        STALE,
        /** Served only because the load of its successor failed. */
        EXPIRED
    }
}
