package io.mercato.catalog.category;

import io.mercato.catalog.admin.GivenImage;
import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.list.Columns;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What administrators say about a category. Where it is in the tree is not part of it: it moves with its branch.
 *
 * @param image {@code null} for none
 */
@ExactFields(answer = AdminCategory.class)
@Schema(name = "CategoryContent")
public record CategoryContent(
        @NotNull @Handle @Schema(examples = "dresses", required = true)
        String handle,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Dresses", required = true)
        String name,

        @Valid @Schema(nullable = true) GivenImage image) {

    static CategoryContent of(Tuple row) {
        return new CategoryContent(
                row.get("handle", String.class), row.get("name", String.class), GivenImage.of(Columns.image(row)));
    }

    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("handle", handle);
        columns.put("name", name);
        columns.put("image_url", image == null ? null : image.url());
        columns.put("image_alt", image == null ? "" : image.alt());
        return columns;
    }
}
