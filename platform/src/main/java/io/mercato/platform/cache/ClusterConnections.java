package io.mercato.platform.cache;

import io.quarkus.arc.Unremovable;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a replica have as many connections to each node of a Redis Cluster as it may ever have commands on their way. There the
 * client takes a connection to every node for each command, one after the other, and keeps those it has while it waits for the
 * rest: with fewer than commands, some hold all of one node and wait for another, others the other way round, for ever.
 */
@Unremovable
@ApplicationScoped
class ClusterConnections implements RedisOptionsCustomizer {
    private final RedisTierSettings settings;

    ClusterConnections(RedisTierSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(String client, RedisOptions options) {
        if (options.getType() == RedisClientType.CLUSTER && options.getMaxPoolSize() < settings.clusterConnections()) {
            options.setMaxPoolSize(settings.clusterConnections());
            // Vert.x wants it to be no less.
            options.setMaxPoolWaiting(Math.max(options.getMaxPoolWaiting(), settings.clusterConnections()));
        }
    }
}
