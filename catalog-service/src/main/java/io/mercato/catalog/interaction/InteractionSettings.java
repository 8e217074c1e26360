package io.mercato.catalog.interaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What is taken of interactions, and kept: {@code mercato.catalog.interactions.<key>}. */
@ConfigMapping(prefix = "mercato.catalog.interactions")
public interface InteractionSettings {
    /** How far ahead of ours a client's clock may be. */
    @WithDefault("5M")
    Duration maxAhead();

    /** How long ago something may have happened: phones tell when they are online again. Below {@code retention}. */
    @WithDefault("7D")
    Duration maxAge();

    /** How long one is kept, from when it came, and counts for recommendations. */
    @WithDefault("90D")
    Duration retention();

    /** How often those that are older are looked for. */
    @WithDefault("10M")
    Duration retentionInterval();

    /** How many are deleted in one transaction. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int retentionBatch();
}
