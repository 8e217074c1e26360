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
 * @param position among those with the same parent, from 1
 */
@Schema(name = "AdminCategory")
public record AdminCategory(
        UUID id,
        @Schema(nullable = true) UUID parentId,
        @Schema(examples = "2") int position,
        @JsonUnwrapped CategoryContent content,
        @JsonUnwrapped RowHistory history)
        implements Administrated {

    /** Its rows. */
    public static final RowKind KIND = new RowKind(Kind.CATEGORY, "categories", false);

    static final AdminView<AdminCategory> VIEW = AdminView.of(
            KIND, "t.parent_id, t.position, t.handle, t.name, t.image_url, t.image_alt", AdminCategory::of);

    @Override
    public long version() {
        return history.version();
    }

    private static AdminCategory of(Tuple row) {
        return new AdminCategory(
                row.get("id", UUID.class),
                row.get("parent_id", UUID.class),
                row.get("position", Integer.class),
                CategoryContent.of(row),
                RowHistory.of(row));
    }
}
