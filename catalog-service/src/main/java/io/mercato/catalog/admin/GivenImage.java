package io.mercato.catalog.admin;

import io.mercato.catalog.list.Image;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A picture as an administrator names it.
 *
 * @param url absolute, or a path on the host that answers
 * @param alt describes it to who cannot see it; empty, or not told, when it is decoration
 */
@ExactFields
@Schema(name = "GivenImage")
public record GivenImage(
        @NotNull
        @Size(min = 1, max = 2048)
        @WebAddress
        @Schema(examples = "/api/v1/products/pictures/dress-1204.svg", required = true)
        String url,

        @Size(max = 512) @OneLine @Schema(examples = "Ankara wrap dress")
        String alt) {

    public GivenImage {
        alt = alt == null ? "" : alt;
    }

    /** @param image may be {@code null}, as may be the answer */
    public static GivenImage of(Image image) {
        return image == null ? null : new GivenImage(image.url(), image.alt());
    }
}
