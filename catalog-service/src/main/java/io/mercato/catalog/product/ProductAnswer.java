package io.mercato.catalog.product;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What {@code GET /api/v1/products/{id}} answers: an envelope that says of which type the thing with this id is.
 *
 * @param type tells how to read {@code data}
 */
@Schema(name = "ProductAnswer")
public record ProductAnswer(
        @Schema(examples = "product", required = true) String type, ProductDetail data) {
    static ProductAnswer product(ProductDetail product) {
        return new ProductAnswer("product", product);
    }
}
