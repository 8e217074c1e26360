package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.KnownLanguage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much may belong to one product, which is read, locked and written as a whole, and what is so unless it is told. */
@ConfigMapping(prefix = "mercato.catalog.product")
public interface ProductBounds {
    /** No configuration may allow more. */
    int MOST = 5_000;

    /** Sizes of all its variants together; as many as an import takes by default. */
    @WithDefault("2048")
    @Min(1)
    @Max(MOST)
    int maxSizes();

    /** What the texts of a product are in that is added without saying so, ISO 639-1. */
    @WithDefault("en")
    @KnownLanguage
    String language();

    /** Images; as many as an import takes by default. */
    @WithDefault("250")
    @Min(1)
    @Max(MOST)
    int maxImages();
}
