package io.mercato.catalog.category;

import io.mercato.catalog.admin.GivenImage;
import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.OneLine;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A category to be made, and where.
 *
 * @param image {@code null} for none
 * @param parentId {@code null} for the top
 * @param before the sibling that comes after it; {@code null} for the last place
 */
@ExactFields(answer = AdminCategory.class)
@Schema(name = "NewCategory")
public record NewCategory(
        @NotNull @Handle @Schema(examples = "dresses", required = true)
        String handle,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Dresses", required = true)
        String name,

        @Valid @Schema(nullable = true) GivenImage image,
        @Schema(nullable = true) UUID parentId,
        @Schema(nullable = true) UUID before) {

    CategoryContent content() {
        return new CategoryContent(handle, name, image);
    }

    CategoryPlace place() {
        return new CategoryPlace(parentId, before);
    }
}
