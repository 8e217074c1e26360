package io.mercato.homepage.upstream;

import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Connections to another service. */
public interface ConnectionSettings {
    /** Below what any call may take, so that a host that drops packets is told from one that is slow. */
    @WithDefault("100MS")
    Duration connectTimeout();

    /** How many there may be. For the homepage: six sections for each page that is loaded at the same moment. */
    @WithDefault("96")
    int most();

    /** How many calls may wait for one, each within its own limits. */
    @WithDefault("512")
    int waiting();
}
