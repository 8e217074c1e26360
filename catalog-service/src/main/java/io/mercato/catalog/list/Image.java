package io.mercato.catalog.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A picture.
 *
 * @param url absolute, or a path on the host that answered
 * @param alt describes it to who cannot see it; empty when it is decoration
 */
@Schema(name = "Image")
public record Image(
        @Schema(examples = "/api/v1/products/pictures/dress-1204.svg", required = true)
        String url,

        @Schema(examples = "Ankara wrap dress", required = true)
        String alt) {}
