package io.mercato.platform.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How the caches treat Redis: {@code mercato.redis-tier.<key>}. */
@ConfigMapping(prefix = "mercato.redis-tier")
public interface RedisTierSettings {
    /** Whether the caches share their values through Redis; when off, each replica has its memory only. */
    @WithDefault("true")
    boolean enabled();

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

    /** How long a lost subscription to invalidations waits before it is made again. */
    @WithDefault("PT1S")
    Duration resubscribeAfter();
}
