package io.mercato.catalog.category;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A category. The list of all of them is the tree: each names its parent.
 *
 * @param parentId {@code null} at the top
 */
@Schema(name = "Category")
public record CategoryItem(
        UUID id,
        @Schema(nullable = true) UUID parentId,
        @Schema(examples = "womens-fashion") String handle,
        @Schema(examples = "Women's fashion") String name,
        @Schema(nullable = true) Image image) {

    static CategoryItem of(Tuple row) {
        return new CategoryItem(
                row.get("id", UUID.class),
                row.get("parent_id", UUID.class),
                row.get("handle", String.class),
                row.get("name", String.class),
                Columns.image(row));
    }
}
