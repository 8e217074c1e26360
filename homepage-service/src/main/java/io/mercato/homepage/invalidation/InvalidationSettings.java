package io.mercato.homepage.invalidation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds of invalidations by hand: {@code mercato.homepage-invalidation.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-invalidation")
public interface InvalidationSettings {
    /** How many keys one request may name; each is two commands to Redis for each cache of this service. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxKeys();

    /** How many tags one request may name. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int maxTags();
}
