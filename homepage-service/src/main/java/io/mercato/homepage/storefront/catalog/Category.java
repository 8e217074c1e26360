package io.mercato.homepage.storefront.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A category.
 *
 * @param ancestors from the top down, where it was asked for alone
 * @param children where a tree was asked for
 */
public record Category(
        UUID id,
        String handle,
        String name,
        Optional<Image> image,
        List<Reference> ancestors,
        List<Category> children) {
    public Category {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(name, "name");
        ancestors = Objects.requireNonNullElse(ancestors, List.of());
        children = Objects.requireNonNullElse(children, List.of());
    }

    /** The tree, or a branch of it. */
    public record Tree(List<Category> roots) {
        public Tree {
            roots = List.copyOf(Objects.requireNonNull(roots, "roots"));
        }
    }
}
