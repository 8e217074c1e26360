package io.mercato.catalog.category;

import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * A category and where it is in the tree.
 *
 * @param parentId {@code null} at the top
 * @param ancestors from the top down to its parent; empty at the top
 */
@Schema(name = "CategoryDetail")
public record CategoryDetail(
        UUID id,
        @Schema(nullable = true) UUID parentId,
        @Schema(examples = "dresses") String handle,
        @Schema(examples = "Dresses") String name,
        @Schema(nullable = true) Image image,
        List<Reference> ancestors) {

    static CategoryDetail of(CategoryItem category, List<Reference> ancestors) {
        return new CategoryDetail(
                category.id(),
                category.parentId(),
                category.handle(),
                category.name(),
                category.image(),
                List.copyOf(ancestors));
    }
}
