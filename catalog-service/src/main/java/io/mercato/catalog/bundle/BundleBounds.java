package io.mercato.catalog.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much may belong to one bundle: it is read and reserved as a whole. */
@ConfigMapping(prefix = "mercato.catalog.bundle")
public interface BundleBounds {
    /** No configuration may allow more. */
    int MOST = 500;

    /** Different items. */
    @WithDefault("50")
    @Min(1)
    @Max(MOST)
    int maxItems();

    /** Images. */
    @WithDefault("50")
    @Min(1)
    @Max(MOST)
    int maxImages();
}
