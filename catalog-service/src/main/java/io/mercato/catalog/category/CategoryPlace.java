package io.mercato.catalog.category;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * Where a category goes, with all below it.
 *
 * @param parentId {@code null} for the top
 * @param before the sibling that comes after it; {@code null} for the last place
 */
@Schema(name = "CategoryPlace")
public record CategoryPlace(
        @Schema(nullable = true) UUID parentId,
        @Schema(nullable = true) UUID before) {}
