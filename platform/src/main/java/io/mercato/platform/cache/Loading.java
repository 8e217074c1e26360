package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.SharedTier.Snapshot;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The loads of one cache: of a key one at a time, of all keys a bounded number; and the keeping of what they bring. */
final class Loading<V> {
    private static final Logger LOG = Logger.getLogger(Loading.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Tiers<V> tiers;
    private final CacheMetrics metrics;
    private final Places places;
    private final Flights<Found<V>> loads;
    private final FailedLoads failed;

    Loading(Tiers<V> tiers, FailedLoads failed, CacheMetrics metrics) {
        this.tiers = tiers;
        this.metrics = metrics;
        this.places = new Places(tiers.settings().maxLoads(), tiers.settings().maxLoadWait());
        this.loads = new Flights<>(tiers::moment);
        this.failed = failed;
    }

    /** One call of a loader: in one of the places, bounded in time, and counted. */
    Uni<V> load(Supplier<Uni<V>> loader) {
        return Uni.createFrom().deferred(() -> places.in(() -> timed(loader))
                .onFailure(Places.NoneFree.class)
                .transform(this::tooManyLoads));
    }

    /**
     * Loads a key, or joins who is loading it, and keeps what comes.
     *
     * @param snapshot of the key, from before the load; empty when Redis was not there, and is not to be written to
     */
    Uni<Found<V>> loadOnce(String key, Optional<Snapshot> snapshot, Uni<V> load) {
        return loads.join(key, flight -> load.onFailure()
                .invoke(failure -> failed.add(key, flight, failure))
                .map(value -> {
                    failed.remove(key);
                    long now = tiers.now();
                    Held<V> held = keep(key, flight, value, snapshot, now);
                    Cached<V> cached = new Cached<>(
                            value,
                            Instant.ofEpochMilli(now),
                            Source.LOADER,
                            Freshness.FRESH,
                            held.lifetime().servedFor(now));
                    return new Found<>(cached, held.tagging(), flight.asOf());
                }));
    }

    /** What is being loaded of this key is not kept. */
    void forget(String key) {
        loads.invalidate(key);
    }

    void forgetAll() {
        loads.invalidateAll();
    }

    private Held<V> keep(String key, Flight<?> flight, V value, Optional<Snapshot> snapshot, long now) {
        CacheDefinition<?, V> definition = tiers.definition();
        MemoryTier<V> memory = tiers.memory();
        byte[] encoded = definition.codec().encode(value);
        boolean degraded = definition.degraded().test(value);
        Lifetime lifetime = definition.lifetimeOf(value, tiers.settings(), now);
        Tagging tagging = new Tagging(definition.tagsOf(value), flight.asOf());
        Held<V> held = memory.hold(
                value,
                lifetime,
                tagging,
                encoded.length,
                degraded,
                tiers.trustedUntil(now),
                flight.begun().generation());
        if (tagging.tags().size() > tiers.settings().maxTags()) {
            // What could be invalidated by some of its tags only must not be kept at all.
            metrics.tooManyTags();
            LOG.warnf(
                    "A value of the cache %s has %d tags",
                    definition.name(), tagging.tags().size());
        } else if (degraded) {
            memory.putUnlessBetter(key, flight, held, tiers.marks(), now);
        } else {
            memory.put(key, flight, held);
            if (!flight.isInvalidated() && !tiers.marks().isOutdated(tagging)) {
                snapshot.ifPresent(
                        before -> tiers.shared().write(key, held, encoded, before, () -> memory.remove(key, value)));
            }
        }
        return held;
    }

    private Uni<V> timed(Supplier<Uni<V>> loader) {
        long begun = System.nanoTime();
        return Uni.createFrom()
                .deferred(loader::get)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException(
                        "The loader of the cache " + tiers.definition().name() + " gave no value"))
                .ifNoItem()
                .after(tiers.settings().loadTimeout())
                .fail()
                .onItem()
                .invoke(() -> metrics.loaded(System.nanoTime() - begun))
                .onFailure()
                .invoke(() -> metrics.loadFailed(System.nanoTime() - begun));
    }

    private ProblemException tooManyLoads(Throwable noneFree) {
        metrics.loadRefused();
        return ProblemException.unavailable(
                "too_many_reads", "Too much is being read at once; please try again.", RETRY_AFTER, noneFree);
    }
}
