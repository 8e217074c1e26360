package io.mercato.catalog.category;

import io.mercato.catalog.list.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A category with all that is below it.
 *
 * @param children in the order that administrators gave them
 */
@Schema(name = "CategoryNode")
public record CategoryNode(
        UUID id,
        @Schema(examples = "womens-fashion") String handle,
        @Schema(examples = "Women's fashion") String name,
        @Schema(nullable = true) Image image,
        List<CategoryNode> children) {

    /** @param childrenOf the children of each category that has some, by its id */
    static CategoryNode of(CategoryItem category, Map<UUID, List<CategoryItem>> childrenOf) {
        return new CategoryNode(
                category.id(),
                category.handle(),
                category.name(),
                category.image(),
                childrenOf.getOrDefault(category.id(), List.of()).stream()
                        .map(child -> of(child, childrenOf))
                        .toList());
    }
}
