package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.SharedTier.Snapshot;
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
 *   <li>A load that began before an invalidation, of its key or of a tag of its value, does not undo it: its result is
 *       answered to who had asked by then, but not kept.
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
    private final TagMarks marks;
    private final Flights<Answer<V>> reads;
    private final Flights<Answer<V>> loads;
    private final Set<String> refreshing = ConcurrentHashMap.newKeySet();
    private final CacheMetrics metrics;

    TieredCache(
            CacheDefinition<K, V> definition,
            CacheSettings.Settings settings,
            SharedTier<V> shared,
            TagMarks marks,
            CacheMetrics metrics,
            InstantSource clock) {
        this.definition = definition;
        this.settings = settings;
        this.shared = shared;
        this.marks = marks;
        this.reads = new Flights<>(marks::now);
        this.loads = new Flights<>(marks::now);
        this.metrics = metrics;
        this.clock = clock;
        this.memory = new MemoryTier<>(settings.memoryMaxSize().asLongValue());
    }

    /**
     * What a read has found.
     *
     * @param asOf the last invalidation by tag before it began to look
     */
    private record Answer<V>(Cached<V> cached, Tagging tagging, long asOf) {}

    /** The value of a key: from memory, else from Redis, else from the loader. Fails as the loader fails. */
    public Uni<V> get(K key, Function<? super K, Uni<V>> loader) {
        return lookup(key, loader).map(Cached::value);
    }

    /** Like {@link #get}, and tells where the value came from. A loader that emits {@code null} makes it fail. */
    public Uni<Cached<V>> lookup(K key, Function<? super K, Uni<V>> loader) {
        Uni<V> load = timed(key, loader);
        if (!settings.enabled()) {
            return onCallersContext(load.map(
                    value -> new Cached<>(value, clock.instant(), Source.LOADER, Freshness.FRESH, Duration.ZERO)));
        }
        String redisKey = definition.redisKey().apply(key);
        long now = clock.millis();
        Optional<Held<V>> own = memory.find(redisKey);
        if (own.isPresent() && isTrusted(own.get(), now) && isServable(own.get(), now)) {
            return Uni.createFrom().item(counted(serve(redisKey, own.get(), Source.MEMORY, now, load)));
        }
        own.filter(held -> marks.isOutdated(held.tagging())).ifPresent(held -> outdated(redisKey, held));
        return onCallersContext(read(redisKey, load)).map(this::counted);
    }

    /**
     * Joins a read in progress. Where an invalidation came between that one's beginning and this request, and has outdated
     * what it found, this request reads again: the second read has certainly begun after it.
     */
    private Uni<Cached<V>> read(String key, Uni<V> load) {
        long asked = marks.now();
        return readOnce(key, load)
                .flatMap(answer -> answer.asOf() < asked && marks.isOutdated(answer.tagging())
                        ? readOnce(key, load)
                        : Uni.createFrom().item(answer))
                .map(Answer::cached);
    }

    private Uni<Answer<V>> readOnce(String key, Uni<V> load) {
        return reads.join(key, flight -> readThrough(key, flight, load));
    }

    private void outdated(String key, Held<V> held) {
        metrics.outdated();
        if (!settings.standInWhenInvalidated()) {
            memory.remove(key, held.value());
        }
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

    private boolean isServable(Held<V> held, long now) {
        return held.lifetime().at(now) != Freshness.EXPIRED && !marks.isOutdated(held.tagging());
    }

    private boolean mayStandIn(Held<V> held, long now) {
        return held.lifetime().isKeptAt(now)
                && (settings.standInWhenInvalidated() || !marks.isOutdated(held.tagging()));
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

    /** A value that stands in for a load that failed. */
    private static <V> Cached<V> standIn(Held<V> held, Source source) {
        return new Cached<>(
                held.value(),
                Instant.ofEpochMilli(held.lifetime().createdAt()),
                source,
                Freshness.EXPIRED,
                Duration.ZERO);
    }

    /** Asks Redis, then the loader; what memory holds but may not be trusted stands in for either. */
    private Uni<Answer<V>> readThrough(String key, Flight<?> flight, Uni<V> load) {
        return shared.read(key).flatMap(snapshot -> {
            long now = clock.millis();
            Optional<Held<V>> own = memory.find(key);
            Optional<Held<V>> found = snapshot.flatMap(known -> take(known, now, flight.asOf()));
            if (found.isPresent() && isServable(found.get(), now)) {
                memory.put(key, flight, found.get());
                return answer(flight, found.get(), serve(key, found.get(), Source.REDIS, now, load));
            }
            // A degraded value is never in Redis, so that Redis not having it does not speak against it.
            Optional<Held<V>> usable =
                    own.filter(held -> snapshot.isEmpty() || held.degraded()).filter(held -> isServable(held, now));
            if (usable.isPresent()) {
                return answer(flight, usable.get(), serve(key, usable.get(), Source.MEMORY, now, load));
            }
            Uni<Answer<V>> loaded = loadOnce(key, snapshot, load);
            return found.map(held -> orInstead(loaded, flight, held, Source.REDIS))
                    .or(() -> own.map(held -> orInstead(loaded, flight, held, Source.MEMORY)))
                    .orElse(loaded);
        });
    }

    private static <V> Uni<Answer<V>> answer(Flight<?> flight, Held<V> held, Cached<V> cached) {
        return Uni.createFrom().item(new Answer<>(cached, held.tagging(), flight.asOf()));
    }

    /** @param asOf the last invalidation by tag before Redis was asked */
    private Optional<Held<V>> take(Snapshot snapshot, long now, long asOf) {
        return snapshot.entry().flatMap(entry -> shared.decode(entry).map(value -> {
            Tagging tagging = new Tagging(entry.tags(), asOf);
            return memory.hold(
                    value,
                    entry.lifetime(),
                    snapshot.outdated() ? tagging.outdated() : tagging,
                    entry.value().length,
                    false,
                    trustedUntil(now));
        }));
    }

    private long trustedUntil(long now) {
        return now + settings.memoryTtl().toMillis();
    }

    private Uni<Answer<V>> orInstead(Uni<Answer<V>> loaded, Flight<?> flight, Held<V> last, Source source) {
        return loaded.onFailure(failure -> mayStandIn(last, clock.millis()))
                .recoverWithItem(() -> new Answer<>(standIn(last, source), Tagging.NONE, flight.asOf()));
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
        long asOf = marks.now();
        return shared.read(key).flatMap(snapshot -> {
            long now = clock.millis();
            Optional<Held<V>> successor = snapshot.flatMap(known -> take(known, now, asOf))
                    .filter(held -> held.lifetime().at(now) == Freshness.FRESH && isServable(held, now));
            if (successor.isPresent()) {
                // The lock came free because another replica is done.
                memory.update(key, held -> successor.get());
                return shared.unlock(key, token);
            }
            return loadOnce(key, snapshot, load)
                    .onItem()
                    .transformToUni(
                            loaded -> definition.degraded().test(loaded.cached().value())
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

    private Uni<Answer<V>> loadOnce(String key, Optional<Snapshot> snapshot, Uni<V> load) {
        return loads.join(
                key,
                flight -> load.map(value -> {
                    long now = clock.millis();
                    Held<V> held = keep(key, flight, value, snapshot, now);
                    Cached<V> cached = new Cached<>(
                            value,
                            Instant.ofEpochMilli(now),
                            Source.LOADER,
                            Freshness.FRESH,
                            held.lifetime().servedFor(now));
                    return new Answer<>(cached, held.tagging(), flight.asOf());
                }));
    }

    private Held<V> keep(String key, Flight<?> flight, V value, Optional<Snapshot> snapshot, long now) {
        byte[] encoded = definition.codec().encode(value);
        boolean degraded = definition.degraded().test(value);
        Lifetime lifetime = definition.lifetimeOf(value, settings, now);
        Tagging tagging = new Tagging(definition.tagsOf(value), flight.asOf());
        Held<V> held = memory.hold(value, lifetime, tagging, encoded.length, degraded, trustedUntil(now));
        if (tagging.tags().size() > settings.maxTags()) {
            // What could be invalidated by some of its tags only must not be kept at all.
            metrics.tooManyTags();
            LOG.warnf(
                    "A value of the cache %s has %d tags",
                    definition.name(), tagging.tags().size());
        } else if (degraded) {
            memory.putUnlessBetter(key, flight, held, marks, now);
        } else {
            memory.put(key, flight, held);
            if (!flight.isInvalidated() && !marks.isOutdated(tagging)) {
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
