package io.mercato.catalog.category;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * Where a category goes, with all below it.
 *
 * @param parentId {@code null} for the top
 * @param before the sibling that comes after it; {@code null} for the last place
 */
@ExactFields
@Schema(name = "CategoryPlace")
public record CategoryPlace(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", nullable = true)
        UUID parentId,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", nullable = true)
        UUID before) {}
