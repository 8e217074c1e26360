package io.mercato.catalog.category;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.catalog.admin.AdminView;
import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.admin.RowHistory;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A category as administrators see it.
 *
 * @param parentId {@code null} at the top
 */
@Schema(name = "AdminCategory")
public record AdminCategory(
        UUID id,
        @Schema(nullable = true) UUID parentId,
        @JsonUnwrapped CategoryContent content,
        @JsonUnwrapped RowHistory history)
        implements Administrated {

    static final RowKind KIND = new RowKind(Kind.CATEGORY, "categories", false);

    static final AdminView<AdminCategory> VIEW =
            AdminView.of(KIND, "t.parent_id, t.handle, t.name, t.image_url, t.image_alt", AdminCategory::of);

    private static AdminCategory of(Tuple row) {
        return new AdminCategory(
                row.get("id", UUID.class),
                row.get("parent_id", UUID.class),
                CategoryContent.of(row),
                RowHistory.of(row));
    }
}
