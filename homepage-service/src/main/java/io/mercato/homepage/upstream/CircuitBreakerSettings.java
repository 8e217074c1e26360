package io.mercato.homepage.upstream;

import io.smallrye.config.WithDefault;

import java.time.Duration;

/** When a service that keeps failing is left alone, so that it costs neither who asks the time nor itself the load. */
public interface CircuitBreakerSettings {
    /** How many of the last calls are judged. */
    @WithDefault("20")
    int window();

    /** Which share of them must have failed, above 0 and up to 1. */
    @WithDefault("0.5")
    double failureRatio();

    /** How long the service is left alone before one call tries it again. */
    @WithDefault("2S")
    Duration delay();
}
