package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.SharedTier.Snapshot;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cache in two tiers, this replica's memory and a Redis that all replicas share, in front of a loader.
 *
 * <ul>
 *   <li>A value is fresh (served), then stale (served, while one replica loads its successor in the background), then
 *       expired (loaded; the expired one is served if that fails).
 *   <li>Each replica has at most one load of a key in progress; everybody who asks meanwhile gets its result. Loads of
 *       different keys are bounded, too.
 *   <li>A load that began before an invalidation, of its key or of a tag of its value, does not undo it: its result is
 *       answered to who had asked by then, but not kept.
 *   <li>Without Redis, memory and loader go on.
 * </ul>
 *
 * Thread-safe; never blocks. Results come on the Vert.x context that asked, if it was one.
 */
public final class TieredCache<K, V> {
    private final CacheDefinition<K, V> definition;
    private final Tiers<V> tiers;
    private final Loading<V> loading;
    private final Refreshing<V> refreshing;
    private final Flights<Found<V>> reads;
    private final FailedLoads failedLoads;
    private final CacheMetrics metrics;

    TieredCache(
            CacheDefinition<K, V> definition,
            CacheSettings.Settings settings,
            SharedTier<V> shared,
            TagMarks marks,
            CacheMetrics metrics,
            InstantSource clock) {
        this.definition = definition;
        this.tiers = new Tiers<>(
                definition, settings, new MemoryTier<>(settings.memoryMaxSize().asLongValue()), shared, marks, clock);
        this.failedLoads = new FailedLoads(marks, settings.retryAfter());
        this.loading = new Loading<>(tiers, failedLoads, metrics);
        this.refreshing = new Refreshing<>(tiers, loading);
        this.reads = new Flights<>(tiers::moment);
        this.metrics = metrics;
    }

    /** The value of a key: from memory, else from Redis, else from the loader. Fails as {@link #lookup} does. */
    public Uni<V> get(K key, Function<? super K, Uni<V>> loader) {
        return lookup(key, loader).map(Cached::value);
    }

    /**
     * Like {@link #get}, and tells where the value came from. Fails as the loader fails, and with 503 {@code
     * too_many_reads} when too many others are loading; but not where an expired value may stand in.
     *
     * @param loader does not block; one that emits {@code null} fails
     */
    public Uni<Cached<V>> lookup(K key, Function<? super K, Uni<V>> loader) {
        Uni<V> load = loading.load(() -> loader.apply(key));
        if (!tiers.settings().enabled()) {
            return CallersContext.keptBy(load.map(value ->
                    new Cached<>(value, tiers.clock().instant(), Source.LOADER, Freshness.FRESH, Duration.ZERO)));
        }
        String redisKey = keyOf(key);
        long now = tiers.now();
        Optional<Held<V>> own = tiers.memory().find(redisKey);
        if (own.isPresent() && tiers.isTrusted(own.get(), now) && tiers.isServable(own.get(), now)) {
            return Uni.createFrom().item(counted(serve(redisKey, own.get(), Source.MEMORY, now, load)));
        }
        Optional<Held<V>> last = own.flatMap(held -> resting(redisKey, held, now));
        if (last.isPresent()) {
            if (failedLoads.take(redisKey)) {
                refreshing.refresh(redisKey, last.get(), load);
            }
            return Uni.createFrom().item(counted(standIn(last.get(), Source.MEMORY)));
        }
        own.filter(held -> tiers.marks().isOutdated(held.tagging())).ifPresent(held -> outdated(redisKey, held));
        return CallersContext.keptBy(read(redisKey, load)).map(this::counted);
    }

    /**
     * What memory holds of a key, if it may be served without asking anybody or beginning anything: it is fresh, or stale while
     * its successor is being loaded, or stands in for a load that has just failed; counts as a read then. For those who answer
     * before all else. Costs next to nothing.
     */
    public Optional<Cached<V>> atOnce(K key) {
        if (!tiers.settings().enabled()) {
            return Optional.empty();
        }
        long now = tiers.now();
        String redisKey = keyOf(key);
        return tiers.memory()
                .find(redisKey)
                .flatMap(held -> atOnce(redisKey, held, now))
                .map(this::counted);
    }

    private Optional<Cached<V>> atOnce(String redisKey, Held<V> held, long now) {
        if (!tiers.isServable(held, now)) {
            return resting(redisKey, held, now)
                    .filter(last -> !failedLoads.isDue(redisKey))
                    .map(last -> standIn(last, Source.MEMORY));
        }
        return tiers.isTrusted(held, now) && !wantsRefresh(redisKey, held, now)
                ? Optional.of(cached(held, Source.MEMORY, now))
                : Optional.empty();
    }

    /** What stands in at once because a load has failed of late; empty when it is to be waited for. */
    private Optional<Held<V>> resting(String redisKey, Held<V> held, long now) {
        return tiers.isServable(held, now)
                ? Optional.empty()
                : held.whole()
                        .filter(last -> tiers.mayStandIn(last, now)
                                && failedLoads.has(redisKey, last.tagging().tags()));
    }

    /** Whether memory holds a value of a key, be it one that may be served or not; does not count as a read. */
    public boolean isInMemory(K key) {
        return tiers.memory().find(keyOf(key)).isPresent();
    }

    /**
     * Loads the successor of a key's value now, however fresh that is, for those who keep it warm. Where another replica is at
     * it, or the cache is switched off, nothing is done. Fails as the loader fails; the value stays then.
     */
    public Uni<Void> renew(K key, Function<? super K, Uni<V>> loader) {
        if (!tiers.settings().enabled()) {
            return Uni.createFrom().voidItem();
        }
        return refreshing.renew(keyOf(key), loading.load(() -> loader.apply(key)));
    }

    /**
     * Forgets a key everywhere. When the returned {@code Uni} completes, no replica begins to serve the old value, but for
     * the moment that the message takes to reach it. Fails when Redis cannot be told; then only this replica has forgotten.
     */
    public Uni<Void> invalidate(K key) {
        return invalidateInRedis(keyOf(key));
    }

    /** As {@link #invalidate}, by the key that the value has in Redis. */
    Uni<Void> invalidateInRedis(String redisKey) {
        String key = RedisKeys.of(redisKey);
        forget(key);
        // Who read between the two may have found the old value in Redis yet; the message of it comes later than the
        // answer, at times.
        return tiers.shared().invalidate(key).onTermination().invoke(() -> removeFromMemory(key));
    }

    /**
     * Has a degraded value made anew by who asks next, as when that has come which it lacked. On this replica, which alone has
     * it; whatever else there is of the key stays.
     */
    public void forgetDegraded(K key) {
        tiers.memory().forgetDegraded(keyOf(key));
    }

    /** Forgets everything everywhere, as {@link #invalidate} does for one key. */
    public Uni<Void> invalidateAll() {
        forgetAll();
        return tiers.shared().invalidateAll().onTermination().invoke(this::clearMemory);
    }

    MemoryTier<V> memory() {
        return tiers.memory();
    }

    Invalidations.Listener listener() {
        return new Invalidations.Listener() {
            @Override
            public void invalidated(String key) {
                forget(key);
            }

            @Override
            public void allInvalidated() {
                forgetAll();
            }

            @Override
            public void reconnected() {
                tiers.memory().distrust();
            }
        };
    }

    /**
     * Joins a read in progress. Where an invalidation came between that one's beginning and this request, and has outdated
     * what it found, this request reads again: the second read has certainly begun after it.
     */
    private Uni<Cached<V>> read(String key, Uni<V> load) {
        long asked = tiers.marks().now();
        return readOnce(key, load)
                .flatMap(found -> found.asOf() < asked && tiers.marks().isOutdated(found.tagging())
                        ? readOnce(key, load)
                        : Uni.createFrom().item(found))
                .map(Found::cached);
    }

    private Uni<Found<V>> readOnce(String key, Uni<V> load) {
        return reads.join(key, flight -> readThrough(key, flight, load));
    }

    /** Asks Redis, then the loader; what memory holds but may not be trusted stands in for either. */
    private Uni<Found<V>> readThrough(String key, Flight<?> flight, Uni<V> load) {
        return tiers.shared().read(key).flatMap(snapshot -> {
            long now = tiers.now();
            Optional<Held<V>> own = tiers.memory().find(key);
            Optional<Held<V>> shared = snapshot.flatMap(known -> tiers.taken(known, now, flight.begun()));
            if (shared.isPresent() && tiers.isServable(shared.get(), now)) {
                tiers.memory().put(key, flight, shared.get());
                return found(flight, shared.get(), serve(key, shared.get(), Source.REDIS, now, load));
            }
            // A degraded value is never in Redis, so that Redis not having it does not speak against it.
            Optional<Held<V>> usable = own.filter(held -> snapshot.isEmpty() || held.degraded())
                    .filter(held -> tiers.isServable(held, now));
            if (usable.isPresent()) {
                return found(flight, usable.get(), serve(key, usable.get(), Source.MEMORY, now, load));
            }
            return loadOrStandIn(key, flight, snapshot, shared, own, load);
        });
    }

    private Uni<Found<V>> loadOrStandIn(
            String key,
            Flight<?> flight,
            Optional<Snapshot> snapshot,
            Optional<Held<V>> shared,
            Optional<Held<V>> own,
            Uni<V> load) {
        Uni<Found<V>> loaded = loading.loadOnce(key, snapshot, load);
        return shared.map(held -> orInstead(loaded, key, flight, held, Source.REDIS))
                .or(() -> own.flatMap(Held::whole).map(held -> orInstead(loaded, key, flight, held, Source.MEMORY)))
                .orElse(loaded);
    }

    private static <V> Uni<Found<V>> found(Flight<?> flight, Held<V> held, Cached<V> cached) {
        return Uni.createFrom().item(new Found<>(cached, held.tagging(), flight.asOf()));
    }

    private Uni<Found<V>> orInstead(Uni<Found<V>> loaded, String key, Flight<?> flight, Held<V> last, Source source) {
        return loaded.onFailure(failure -> tiers.mayStandIn(last, tiers.now())).recoverWithItem(() -> {
            tiers.memory().putIfAbsent(key, flight, last);
            return new Found<>(standIn(last, source), Tagging.NONE, flight.asOf());
        });
    }

    /** A value that stands in for a load that failed. */
    private static <V> Cached<V> standIn(Held<V> held, Source source) {
        return new Cached<>(
                held.value(),
                Instant.ofEpochMilli(held.lifetime().createdAt()),
                source,
                Freshness.EXPIRED,
                Duration.ZERO);
    }

    private Cached<V> serve(String key, Held<V> held, Source source, long now, Uni<V> load) {
        if (wantsRefresh(key, held, now)) {
            refreshing.refresh(key, held, load);
        }
        return cached(held, source, now);
    }

    private boolean wantsRefresh(String key, Held<V> held, long now) {
        return held.lifetime().at(now) == Freshness.STALE && now >= held.refreshFrom() && !refreshing.isUnderWay(key);
    }

    private static <V> Cached<V> cached(Held<V> held, Source source, long now) {
        Lifetime lifetime = held.lifetime();
        return new Cached<>(
                held.value(),
                Instant.ofEpochMilli(lifetime.createdAt()),
                source,
                lifetime.at(now),
                lifetime.servedFor(now));
    }

    private String keyOf(K key) {
        return RedisKeys.of(definition.redisKey().apply(key));
    }

    private Cached<V> counted(Cached<V> cached) {
        metrics.got(cached.source(), cached.freshness());
        return cached;
    }

    private void outdated(String key, Held<V> held) {
        metrics.outdated();
        if (!tiers.settings().standInWhenInvalidated()) {
            tiers.memory().remove(key, held.value());
        }
    }

    private void forget(String key) {
        metrics.invalidated();
        removeFromMemory(key);
    }

    private void removeFromMemory(String key) {
        reads.invalidate(key);
        loading.forget(key);
        tiers.memory().remove(key);
    }

    private void forgetAll() {
        metrics.invalidated();
        clearMemory();
    }

    private void clearMemory() {
        reads.invalidateAll();
        loading.forgetAll();
        tiers.memory().clear();
    }
}
