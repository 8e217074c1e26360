package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.SharedTier.Snapshot;

import java.time.InstantSource;
import java.util.Optional;

/**
 * The two tiers of one cache, and what may be done with a value that is in one of them.
 *
 * @param marks when which tag was invalidated, for all caches of this replica
 */
record Tiers<V>(
        CacheDefinition<?, V> definition,
        CacheSettings.Settings settings,
        MemoryTier<V> memory,
        SharedTier<V> shared,
        TagMarks marks,
        InstantSource clock) {

    long now() {
        return clock.millis();
    }

    /** This moment, for what begins now. */
    Moment moment() {
        return new Moment(marks.now(), memory.generation());
    }

    boolean isServable(Held<V> held, long now) {
        return held.lifetime().at(now) != Freshness.EXPIRED && !marks.isOutdated(held.tagging());
    }

    boolean mayStandIn(Held<V> held, long now) {
        return held.lifetime().isKeptAt(now)
                && (settings.standInWhenInvalidated() || !marks.isOutdated(held.tagging()));
    }

    /** Whether a value in memory may be served without asking Redis for a newer one. */
    boolean isTrusted(Held<V> held, long now) {
        return !shared.mayHaveMissedInvalidations() && memory.isTrusted(held, now);
    }

    long trustedUntil(long now) {
        return now + settings.memoryTtl().toMillis();
    }

    /**
     * The value that Redis has, as memory would hold it; empty when there is none that can be read.
     *
     * @param asked when Redis was asked
     */
    Optional<Held<V>> taken(Snapshot snapshot, long now, Moment asked) {
        return snapshot.entry().flatMap(entry -> shared.decode(entry).map(value -> {
            Tagging tagging = new Tagging(entry.tags(), asked.asOf());
            return memory.hold(
                    value,
                    entry.lifetime(),
                    snapshot.outdated() ? tagging.outdated() : tagging,
                    entry.value().length,
                    false,
                    trustedUntil(now),
                    asked.generation());
        }));
    }
}
