package io.mercato.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the caches of a service. */
@ApplicationScoped
public class TieredCaches {
    private final CacheSettings settings;
    private final RedisTierSettings redisSettings;
    private final RedisTier redis;
    private final RedisTags tags;
    private final Invalidations invalidations;
    private final MeterRegistry metrics;
    private final Map<String, TieredCache<?, ?>> caches = new ConcurrentHashMap<>();

    TieredCaches(
            CacheSettings settings,
            RedisTierSettings redisSettings,
            RedisTier redis,
            RedisTags tags,
            Invalidations invalidations,
            MeterRegistry metrics) {
        this.settings = settings;
        this.redisSettings = redisSettings;
        this.redis = redis;
        this.tags = tags;
        this.invalidations = invalidations;
        this.metrics = metrics;
    }

    /** How the caches stand with Redis. */
    public enum RedisState {
        /** Shared values are used, and invalidations arrive. */
        CONNECTED,
        /** Each replica goes on with its memory and its loads. */
        AWAY,
        /** Not wanted, by configuration, or no cache has been made. */
        UNUSED
    }

    /** Costs nothing to ask; does not talk to Redis. */
    public RedisState redisState() {
        if (!invalidations.isWanted()) {
            return RedisState.UNUSED;
        }
        return invalidations.isConnected() ? RedisState.CONNECTED : RedisState.AWAY;
    }

    /** Whether a text may be a tag: 1 to 200 visible ASCII characters without a comma, not beginning with {@code #}. */
    public static boolean isTag(String text) {
        return Tags.isTag(text);
    }

    /**
     * A number that is another one after each invalidation by tag that this replica of the service has heard of, and each
     * time while it may be missing some: who reads for a cache from a copy of the data asks whether the copy is newer.
     */
    public long changes() {
        return redisState() == RedisState.AWAY
                ? System.nanoTime()
                : invalidations.marks().now();
    }

    /**
     * Has every value that carries one of these tags loaded anew, in all caches of this service. When the returned
     * {@code Uni} completes no replica begins to serve an old one, but for the moment that the message takes to reach it; nor
     * does a load that had begun before. Fails when Redis cannot be told; then only this replica knows. Does not block.
     *
     * @param invalidated each as {@link #isTag} has it
     */
    public Uni<Void> invalidateTags(Set<String> invalidated) {
        return invalidations.invalidateTags(invalidated);
    }

    /** The names of the caches of this service, in their order. */
    public SortedSet<String> names() {
        return new TreeSet<>(caches.keySet());
    }

    /**
     * Forgets one value everywhere, as {@link TieredCache#invalidate} does. A key that is not there is forgotten, too: one
     * that is being loaded is not kept.
     *
     * @param cache one of {@link #names}; another one makes it fail with {@link IllegalArgumentException}
     * @param redisKey the key that the value has in Redis, such as {@code homepage:anonymous:v1}
     */
    public Uni<Void> invalidateKey(String cache, String redisKey) {
        return of(cache).flatMap(found -> found.invalidateInRedis(redisKey));
    }

    /** Forgets all of one cache everywhere, as {@link TieredCache#invalidateAll} does; see {@link #invalidateKey}. */
    public Uni<Void> invalidateAll(String cache) {
        return of(cache).flatMap(TieredCache::invalidateAll);
    }

    private Uni<TieredCache<?, ?>> of(String cache) {
        TieredCache<?, ?> found = caches.get(cache);
        return found == null
                ? Uni.createFrom().failure(new IllegalArgumentException("There is no cache named " + cache))
                : Uni.createFrom().item(found);
    }

    /**
     * Makes a cache; do it once per name, in the constructor of the bean that owns it.
     *
     * @throws IllegalStateException when there already is one of this name
     */
    public <K, V> TieredCache<K, V> create(CacheDefinition<K, V> definition) {
        String name = definition.name();
        CacheSettings.Settings own = settings.byName().get(name);
        CacheMetrics figures = new CacheMetrics(metrics, name);
        SharedTier<V> shared = new SharedTier<>(definition, own, redisSettings, redis, tags, invalidations, figures);
        TieredCache<K, V> cache =
                new TieredCache<>(definition, own, shared, invalidations.marks(), figures, InstantSource.system());
        figures.observe(metrics, name, cache.memory().asCaffeine());
        invalidations.listen(name, cache.listener());
        caches.put(name, cache);
        return cache;
    }
}
