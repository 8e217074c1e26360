package io.mercato.homepage.storefront.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What {@code GET /api/v1/products/{id}} answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sold.OneProduct.class, name = "product"),
    @JsonSubTypes.Type(value = Sold.OneBundle.class, name = "bundle")
})
public sealed interface Sold {
    /** A single product. */
    record OneProduct(Product data) implements Sold {}

    /** Several that are sold together. */
    record OneBundle(Bundle data) implements Sold {}
}
