package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.RedisTier.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A cache in two tiers, this replica's memory and a Redis that all replicas share, in front of a loader.
 *
 * <ul>
 *   <li>A value is fresh (served), then stale (served, while one replica loads its successor in the background), then
 *       expired (loaded; the expired one is served if that fails).
 *   <li>Each replica has at most one load of a key in progress; everybody who asks meanwhile gets its result.
 *   <li>A load that began before an invalidation does not undo it: its result is answered but not kept.
 *   <li>Without Redis, memory and loader go on.
 * </ul>
 *
 * Thread-safe; never blocks. Results come on the Vert.x context that asked, if it was one.
 */
public final class TieredCache<K, V> {
    private static final Logger LOG = Logger.getLogger(TieredCache.class);

    /** How long a replica that did not get to refresh a value waits before it asks Redis for the other one's result. */
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final CacheDefinition<K, V> definition;
    private final CacheSettings.Settings settings;
    private final SharedTier<V> shared;
    private final InstantSource clock;
    private final MemoryTier<V> memory;
    private final Flights<Cached<V>> reads = new Flights<>();
    private final Flights<Cached<V>> loads = new Flights<>();
    private final Set<String> refreshing = ConcurrentHashMap.newKeySet();
    private final CacheMetrics metrics;

    TieredCache(
            CacheDefinition<K, V> definition,
            CacheSettings.Settings settings,
            SharedTier<V> shared,
            CacheMetrics metrics,
            InstantSource clock) {
        this.definition = definition;
        this.settings = settings;
        this.shared = shared;
        this.metrics = metrics;
        this.clock = clock;
        this.memory = new MemoryTier<>(settings.memoryMaxSize().asLongValue());
    }

    /** The value of a key: from memory, else from Redis, else from the loader. Fails as the loader fails. */
    public Uni<V> get(K key, Function<? super K, Uni<V>> loader) {
        return lookup(key, loader).map(Cached::value);
    }

    /** Like {@link #get}, and tells where the value came from. A loader that emits {@code null} makes it fail. */
    public Uni<Cached<V>> lookup(K key, Function<? super K, Uni<V>> loader) {
        Uni<V> load = timed(key, loader);
        if (!settings.enabled()) {
            return load.map(
                    value -> new Cached<>(value, clock.instant(), Source.LOADER, Freshness.FRESH, Duration.ZERO));
        }
        String redisKey = definition.redisKey().apply(key);
        long now = clock.millis();
        Optional<Held<V>> own = memory.find(redisKey);
        if (own.isPresent() && isTrusted(own.get(), now) && own.get().lifetime().at(now) != Freshness.EXPIRED) {
            return Uni.createFrom().item(counted(serve(redisKey, own.get(), Source.MEMORY, now, load)));
        }
        return onCallersContext(reads.join(redisKey, flight -> readThrough(redisKey, flight, own, load)))
                .map(this::counted);
    }

    /**
     * Forgets a key everywhere. When the returned {@code Uni} completes, no replica begins to serve the old value, but for
     * the moment that the message takes to reach it. Fails when Redis cannot be told; then only this replica has forgotten.
     */
    public Uni<Void> invalidate(K key) {
        String redisKey = definition.redisKey().apply(key);
        forget(redisKey);
        return shared.invalidate(redisKey);
    }

    /** Forgets everything everywhere, as {@link #invalidate} does for one key. */
    public Uni<Void> invalidateAll() {
        forgetAll();
        return shared.invalidateAll();
    }

    MemoryTier<V> memory() {
        return memory;
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
                memory.distrust();
            }
        };
    }

    private boolean isTrusted(Held<V> held, long now) {
        return !shared.mayHaveMissedInvalidations() && memory.isTrusted(held, now);
    }

    private Cached<V> counted(Cached<V> answer) {
        metrics.got(answer.source(), answer.freshness());
        return answer;
    }

    private Cached<V> serve(String key, Held<V> held, Source source, long now, Uni<V> load) {
        Lifetime lifetime = held.lifetime();
        Freshness freshness = lifetime.at(now);
        if (freshness == Freshness.STALE && now >= held.refreshFrom()) {
            refresh(key, held, load);
        }
        return new Cached<>(
                held.value(), Instant.ofEpochMilli(lifetime.createdAt()), source, freshness, lifetime.servedFor(now));
    }

    /** Asks Redis, then the loader; what memory holds but may not be trusted stands in for either. */
    private Uni<Cached<V>> readThrough(String key, Flight<?> flight, Optional<Held<V>> own, Uni<V> load) {
        return shared.read(key).flatMap(snapshot -> {
            long now = clock.millis();
            Optional<Held<V>> found = snapshot.flatMap(known -> take(known, now));
            if (found.isPresent() && found.get().lifetime().at(now) != Freshness.EXPIRED) {
                memory.put(key, flight, found.get());
                return Uni.createFrom().item(serve(key, found.get(), Source.REDIS, now, load));
            }
            // A degraded value is never in Redis, so that Redis not having it does not speak against it.
            Optional<Held<V>> usable = own.filter(held -> snapshot.isEmpty() || held.degraded())
                    .filter(held -> held.lifetime().at(now) != Freshness.EXPIRED);
            if (usable.isPresent()) {
                return Uni.createFrom().item(serve(key, usable.get(), Source.MEMORY, now, load));
            }
            Uni<Cached<V>> loaded = loadOnce(key, snapshot, load);
            return found.map(held -> orInstead(loaded, key, held, Source.REDIS, load))
                    .or(() -> own.map(held -> orInstead(loaded, key, held, Source.MEMORY, load)))
                    .orElse(loaded);
        });
    }

    private Optional<Held<V>> take(Snapshot snapshot, long now) {
        return snapshot.entry().flatMap(entry -> shared.decode(entry)
                .map(value -> memory.hold(value, entry.lifetime(), entry.value().length, false, trustedUntil(now))));
    }

    private long trustedUntil(long now) {
        return now + settings.memoryTtl().toMillis();
    }

    private Uni<Cached<V>> orInstead(Uni<Cached<V>> loaded, String key, Held<V> last, Source source, Uni<V> load) {
        return loaded.onFailure(failure -> last.lifetime().isKeptAt(clock.millis()))
                .recoverWithItem(() -> serve(key, last, source, clock.millis(), load));
    }

    /** Loads the successor of a stale value, unless this or another replica is at it already. */
    private void refresh(String key, Held<V> stale, Uni<V> load) {
        if (!refreshing.add(key)) {
            return;
        }
        lockAndLoad(key, load)
                .onTermination()
                .invoke(() -> {
                    refreshing.remove(key);
                    // Where it brought nothing better, the stale value is not to be tried again on every request.
                    long from = clock.millis() + settings.degraded().toMillis();
                    memory.update(
                            key, held -> held.lifetime().equals(stale.lifetime()) ? held.refreshFrom(from) : held);
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf(failure, "Refreshing %s failed", key));
    }

    private Uni<?> lockAndLoad(String key, Uni<V> load) {
        return shared.lock(key)
                .flatMap(token -> token.isPresent() ? loadLocked(key, token.get(), load) : leaveToOther(key));
    }

    private Uni<Void> loadLocked(String key, String token, Uni<V> load) {
        return shared.read(key).flatMap(snapshot -> {
            long now = clock.millis();
            Optional<Held<V>> successor = snapshot.flatMap(known -> take(known, now))
                    .filter(held -> held.lifetime().at(now) == Freshness.FRESH);
            if (successor.isPresent()) {
                // The lock came free because another replica is done.
                memory.update(key, held -> successor.get());
                return shared.unlock(key, token);
            }
            return loadOnce(key, snapshot, load)
                    .onItem()
                    .transformToUni(loaded -> definition.degraded().test(loaded.value())
                            ? shared.unlock(key, token)
                            : Uni.createFrom().voidItem())
                    .onFailure()
                    .call(() -> shared.unlock(key, token));
        });
    }

    private Uni<Void> leaveToOther(String key) {
        long until = clock.millis() + RECHECK.toMillis();
        memory.update(key, held -> held.trustedUntil(until));
        return Uni.createFrom().voidItem();
    }

    private Uni<Cached<V>> loadOnce(String key, Optional<Snapshot> snapshot, Uni<V> load) {
        return loads.join(
                key,
                flight -> load.map(value -> {
                    long now = clock.millis();
                    Held<V> held = keep(key, flight, value, snapshot, now);
                    return new Cached<>(
                            value,
                            Instant.ofEpochMilli(now),
                            Source.LOADER,
                            Freshness.FRESH,
                            held.lifetime().servedFor(now));
                }));
    }

    private Held<V> keep(String key, Flight<?> flight, V value, Optional<Snapshot> snapshot, long now) {
        byte[] encoded = definition.codec().encode(value);
        boolean degraded = definition.degraded().test(value);
        Lifetime lifetime = degraded ? Lifetime.ofDegraded(settings, now) : Lifetime.of(settings, now);
        Held<V> held = memory.hold(value, lifetime, encoded.length, degraded, trustedUntil(now));
        if (degraded) {
            memory.putUnlessBetter(key, flight, held, now);
        } else {
            memory.put(key, flight, held);
            if (!flight.isInvalidated()) {
                snapshot.ifPresent(before -> shared.write(key, held, encoded, before, () -> memory.remove(key, value)));
            }
        }
        return held;
    }

    private Uni<V> timed(K key, Function<? super K, Uni<V>> loader) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return Uni.createFrom()
                    .deferred(() -> loader.apply(key))
                    .onItem()
                    .ifNull()
                    .failWith(() -> new IllegalStateException(
                            "The loader of the cache " + definition.name() + " gave no value"))
                    .ifNoItem()
                    .after(settings.loadTimeout())
                    .fail()
                    .onItem()
                    .invoke(() -> metrics.loaded(System.nanoTime() - begun))
                    .onFailure()
                    .invoke(() -> metrics.loadFailed(System.nanoTime() - begun));
        });
    }

    private void forget(String key) {
        metrics.invalidated();
        reads.invalidate(key);
        loads.invalidate(key);
        memory.remove(key);
    }

    private void forgetAll() {
        metrics.invalidated();
        reads.invalidateAll();
        loads.invalidateAll();
        memory.clear();
    }

    private static <T> Uni<T> onCallersContext(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
