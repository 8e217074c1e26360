package io.mercato.catalog.product;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mercato.catalog.bundle.BundleDetail;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * What {@code GET /api/v1/products/{id}} answers: an envelope whose {@code type} says how to read the {@code data} of the
 * thing with this id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProductAnswer.OfProduct.class, name = "product"),
    @JsonSubTypes.Type(value = ProductAnswer.OfBundle.class, name = "bundle")
})
@Schema(
        name = "ProductAnswer",
        oneOf = {ProductAnswer.OfProduct.class, ProductAnswer.OfBundle.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "product", schema = ProductAnswer.OfProduct.class),
            @DiscriminatorMapping(value = "bundle", schema = ProductAnswer.OfBundle.class)
        })
public sealed interface ProductAnswer {
    /** A product. */
    @Schema(
            name = "ProductAnswerOfProduct",
            requiredProperties = {"type", "data"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "product"))
    record OfProduct(ProductDetail data) implements ProductAnswer {}

    /** A bundle of products, which is sold as one. */
    @Schema(
            name = "ProductAnswerOfBundle",
            requiredProperties = {"type", "data"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "bundle"))
    record OfBundle(BundleDetail data) implements ProductAnswer {}
}
