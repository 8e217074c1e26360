package io.mercato.platform.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Min;

/** How the caches treat Redis: {@code mercato.redis-tier.<key>}. */
@ConfigMapping(prefix = "mercato.redis-tier")
public interface RedisTierSettings {
    /** Whether the caches share their values through Redis; when off, each replica has its memory only. */
    @WithDefault("true")
    boolean enabled();

    /** This service's name: whose caches forget together when a tag is invalidated. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /** How long one command may take; a Redis that is slower counts as down. */
    @WithDefault("50MS")
    Duration timeout();

    /**
     * How long an invalidation may take. More than a read, whose caller waits and has the loader to fall back on: what is
     * not forgotten is served wrong until it ends by itself.
     */
    @WithDefault("2S")
    Duration invalidationTimeout();

    /** After how many commands in a row, of which {@link #failureRatio} failed, Redis is left alone. */
    @WithDefault("10")
    int failureWindow();

    /** Which share of the window must fail, above 0 and up to 1. */
    @WithDefault("0.5")
    double failureRatio();

    /** How long Redis is left alone before one command tries it again. */
    @WithDefault("PT1S")
    Duration retryAfter();

    /**
     * How many keys one replica looks for at once; more than the connections, which each carry thousands of commands a
     * second, and few enough to be answered within {@link #timeout}.
     */
    @WithDefault("128")
    @Min(1)
    int maxReads();

    /**
     * Connections that one replica may have to each node of a Redis Cluster, in place of fewer of {@code
     * quarkus.redis.max-pool-size}: more than the commands that it may have on their way, which are {@link #maxReads}, what
     * loads write and what listens. They are made when they are needed.
     */
    @WithDefault("1024")
    @Min(64)
    int clusterConnections();

    /** How long a read waits for its turn before the value is loaded instead. */
    @WithDefault("PT0.5S")
    Duration maxReadWait();

    /**
     * How often a replica says something to all, itself among them. What has been silent for three times as long is a lost
     * connection, even if nobody has closed it.
     */
    @WithDefault("PT2S")
    Duration heartbeat();

    /** How long a lost subscription to invalidations waits before it is made again. */
    @WithDefault("PT1S")
    Duration resubscribeAfter();

    /**
     * Of how many tags it is remembered when they were invalidated last, at about 100 bytes each in Redis and in each
     * replica. Beyond that the oldest give way, and values that are older than those are loaded anew.
     */
    @WithDefault("100000")
    @Min(1000)
    int maxTagMarks();
}
