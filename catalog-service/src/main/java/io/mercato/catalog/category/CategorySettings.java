package io.mercato.catalog.category;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How large the tree of categories may be. */
@ConfigMapping(prefix = "mercato.catalog.categories")
public interface CategorySettings {
    /** Categories in one answer of the tree, at some 200 bytes each. */
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int maxTree();

    /** Levels, the top included. Below what readers of nested JSON take, which is often 1,000 and sometimes 100. */
    @WithDefault("50")
    @Min(1)
    @Max(400)
    int maxDepth();
}
