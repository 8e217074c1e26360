package io.mercato.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Flights.Flight;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The values that this replica holds, bounded by their encoded size. Thread-safe. */
final class MemoryTier<V> {
    /** What an entry costs besides its value: the record, its key and Caffeine's node. */
    private static final int OVERHEAD_BYTES = 200;

    private final Cache<String, Held<V>> entries;
    private final AtomicLong generation = new AtomicLong();

    /**
     * @param size of the encoded value and its tags in bytes
     * @param trustedUntil when Redis is asked again whether there is a newer one
     * @param refreshFrom when a refresh may be tried again
     * @param generation of memory when it was looked for
     * @param before the whole value that a degraded one has taken the place of; it stands in when that has ended
     */
    record Held<V>(
            V value,
            Lifetime lifetime,
            Tagging tagging,
            int size,
            boolean degraded,
            long trustedUntil,
            long refreshFrom,
            long generation,
            Optional<Held<V>> before) {
        Held<V> trustedUntil(long until) {
            return new Held<>(value, lifetime, tagging, size, degraded, until, refreshFrom, generation, before);
        }

        Held<V> refreshFrom(long from) {
            return new Held<>(value, lifetime, tagging, size, degraded, trustedUntil, from, generation, before);
        }

        /** This, or what it has taken the place of; empty when that was nothing. */
        Optional<Held<V>> whole() {
            return degraded ? before : Optional.of(this);
        }

        private Held<V> after(Held<V> whole) {
            return new Held<>(
                    value,
                    lifetime,
                    tagging,
                    size + whole.size(),
                    degraded,
                    trustedUntil,
                    refreshFrom,
                    generation,
                    Optional.of(whole));
        }
    }

    MemoryTier(long maxBytes) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<String, Held<V>>weigher((key, held) -> OVERHEAD_BYTES + 2 * key.length() + held.size())
                .recordStats()
                .build();
    }

    Optional<Held<V>> find(String key) {
        return Optional.ofNullable(entries.getIfPresent(key));
    }

    boolean isTrusted(Held<V> held, long now) {
        return now < held.trustedUntil() && held.generation() == generation.get();
    }

    /** A value with what is needed to judge it; not kept yet. */
    Held<V> hold(
            V value,
            Lifetime lifetime,
            Tagging tagging,
            int bytes,
            boolean degraded,
            long trustedUntil,
            long generation) {
        return new Held<>(
                value,
                lifetime,
                tagging,
                bytes + tagging.size(),
                degraded,
                trustedUntil,
                0,
                generation,
                Optional.empty());
    }

    /** Another one each time that messages may have been missed: what was looked for before that is not trusted. */
    long generation() {
        return generation.get();
    }

    /** Keeps a value, unless the key was invalidated since its load began. */
    void put(String key, Flight<?> flight, Held<V> held) {
        // Invalidation first marks the flight and then removes the entry; within compute no removal can come between.
        entries.asMap().compute(key, (ignored, present) -> flight.isInvalidated() ? present : held);
    }

    /** As {@link #put}, where nothing else is. */
    void putIfAbsent(String key, Flight<?> flight, Held<V> held) {
        entries.asMap().compute(key, (ignored, present) -> present != null || flight.isInvalidated() ? present : held);
    }

    /** Keeps a degraded value, unless a whole one may still be served; one that may stand in for it is kept beside it. */
    void putUnlessBetter(String key, Flight<?> flight, Held<V> held, TagMarks marks, long now) {
        entries.asMap().compute(key, (ignored, present) -> {
            boolean better = present != null
                    && !present.degraded()
                    && present.lifetime().at(now) != Freshness.EXPIRED
                    && !marks.isOutdated(present.tagging());
            return better || flight.isInvalidated()
                    ? present
                    : Optional.ofNullable(present)
                            .flatMap(Held::whole)
                            .filter(whole -> whole.lifetime().isKeptAt(now))
                            .map(held::after)
                            .orElse(held);
        });
    }

    /** Puts back what a degraded value has taken the place of, or nothing. */
    void forgetDegraded(String key) {
        entries.asMap().computeIfPresent(key, (ignored, held) -> held.whole().orElse(null));
    }

    void update(String key, UnaryOperator<Held<V>> change) {
        entries.asMap().computeIfPresent(key, (ignored, held) -> change.apply(held));
    }

    void remove(String key) {
        entries.invalidate(key);
    }

    /** Removes the entry only while it still is the one that holds this value. */
    void remove(String key, V value) {
        entries.asMap().computeIfPresent(key, (ignored, held) -> held.value() == value ? null : held);
    }

    void clear() {
        generation.incrementAndGet();
        entries.invalidateAll();
    }

    /**
     * Has every entry checked against Redis before it is served again, as after a time in which invalidations may have
     * been missed. The entries stay, to stand in when neither Redis nor a load can answer.
     */
    void distrust() {
        generation.incrementAndGet();
    }

    Cache<String, ?> asCaffeine() {
        return entries;
    }
}
