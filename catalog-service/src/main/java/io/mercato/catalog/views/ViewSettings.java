package io.mercato.catalog.views;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How views of products are counted: {@code mercato.catalog.views.<key>}; docs/administration.md explains them. */
@ConfigMapping(prefix = "mercato.catalog.views")
public interface ViewSettings {
    /** Whether they are counted. */
    @WithDefault("true")
    boolean enabled();

    /** How often a replica hands its counts to Redis: what one that is killed has not handed over is lost. */
    @WithDefault("5S")
    Duration flushInterval();

    /** How often one of the replicas adds what is in Redis to the products. */
    @WithDefault("30S")
    Duration addInterval();

    /** Products that a replica counts between two flushes, at some 100 bytes each; views of others are dropped and counted as such. */
    @WithDefault("20000")
    @Min(1)
    int maxProducts();

    /** Products that are handed over, and added to, at a time. Each of them is a new row version in every index of the products. */
    @WithDefault("250")
    @Min(1)
    @Max(5_000)
    int batchSize();

    /** Which share of the time the database may be busy with adding them, at most: readers are not to wait for statistics. */
    @WithDefault("0.25")
    @DecimalMin("0.01")
    @DecimalMax("1")
    double addShare();

    /** How long a command to Redis may take; no request waits for one. */
    @WithDefault("2S")
    Duration redisTimeout();

    /** How long an added batch is remembered, should Redis bring it back: longer than a backup of Redis is old when it is used. */
    @WithDefault("7D")
    Duration rememberBatches();

    /** A regular expression: who has this in its User-Agent, whatever the case, is not counted. A Cubot is a telephone. */
    @WithDefault("(?<!cu)bot|crawl|spider|slurp|facebookexternalhit|lighthouse|pingdom|uptime")
    String robots();
}
