package io.mercato.platform.cache;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.Dependent;

/** The replicas of one test. */
@Dependent
class Replicas {
    private final Redis redis;
    private final RedisTierSettings redisSettings;
    private final CacheSettings settings;
    private final Vertx vertx;
    private final String clientType;
    private final List<Replica> started = new ArrayList<>();

    Replicas(
            Redis redis,
            RedisTierSettings redisSettings,
            CacheSettings settings,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone") String clientType) {
        this.clientType = clientType;
        this.redis = redis;
        this.redisSettings = redisSettings;
        this.settings = settings;
        this.vertx = vertx;
    }

    /** A replica with a cache of this name, which is connected. */
    Replica start(String cache, InstantSource clock) {
        return start(cache, clock, redis);
    }

    /** A replica that is told not to use Redis. */
    Replica startWithoutRedis(String cache, InstantSource clock) {
        RedisTierSettings off = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(RedisTierSettings.class)
                .withDefaultValue("mercato.redis-tier.enabled", "false")
                .withDefaultValue("quarkus.application.name", "mercato-platform")
                .build()
                .getConfigMapping(RedisTierSettings.class);
        return start(cache, clock, redis, off);
    }

    /** @param client as this replica reaches Redis */
    Replica start(String cache, InstantSource clock, Redis client) {
        Replica replica = start(cache, clock, client, redisSettings);
        replica.awaitConnection();
        return replica;
    }

    /** A replica that hears of invalidations by a client of its own. */
    Replica startThatHearsBy(Redis client, String cache, InstantSource clock) {
        Replica replica = start(cache, clock, redis, client, redisSettings);
        replica.awaitConnection();
        return replica;
    }

    private Replica start(String cache, InstantSource clock, Redis client, RedisTierSettings redisSettings) {
        return start(cache, clock, client, client, redisSettings);
    }

    private Replica start(String cache, InstantSource clock, Redis client, Redis ear, RedisTierSettings redisSettings) {
        RedisTier tier = new RedisTier(client, redisSettings, clientType);
        RedisTags tags = new RedisTags(tier, redisSettings);
        Invalidations invalidations = new Invalidations(ear, tier, tags, redisSettings, vertx);
        Replica replica = new Replica(cache, settings, redisSettings, tier, tags, invalidations, clock);
        started.add(replica);
        return replica;
    }

    void close() {
        started.forEach(Replica::close);
        started.clear();
    }
}
