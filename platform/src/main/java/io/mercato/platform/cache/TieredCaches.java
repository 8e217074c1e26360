package io.mercato.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the caches of a service. */
@ApplicationScoped
public class TieredCaches {
    private final CacheSettings settings;
    private final RedisTierSettings redisSettings;
    private final RedisTier redis;
    private final Invalidations invalidations;
    private final MeterRegistry metrics;

    TieredCaches(
            CacheSettings settings,
            RedisTierSettings redisSettings,
            RedisTier redis,
            Invalidations invalidations,
            MeterRegistry metrics) {
        this.settings = settings;
        this.redisSettings = redisSettings;
        this.redis = redis;
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

    /**
     * Makes a cache; do it once per name, in the constructor of the bean that owns it.
     *
     * @throws IllegalStateException when there already is one of this name
     */
    public <K, V> TieredCache<K, V> create(CacheDefinition<K, V> definition) {
        String name = definition.name();
        CacheSettings.Settings own = settings.byName().get(name);
        CacheMetrics figures = new CacheMetrics(metrics, name);
        SharedTier<V> shared = new SharedTier<>(definition, own, redisSettings, redis, invalidations, figures);
        TieredCache<K, V> cache = new TieredCache<>(definition, own, shared, figures, InstantSource.system());
        figures.observe(metrics, name, cache.memory().asCaffeine());
        invalidations.listen(name, cache.listener());
        return cache;
    }
}
