package io.mercato.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mercato.catalog.bundle.BundleCard;
import io.mercato.catalog.product.ProductCard;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** Something that was found: {@code type} says how to read the {@code data}. {@code highlights} are absent without a text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SearchHit.OfProduct.class, name = "product"),
    @JsonSubTypes.Type(value = SearchHit.OfBundle.class, name = "bundle")
})
@Schema(
        name = "SearchHit",
        oneOf = {SearchHit.OfProduct.class, SearchHit.OfBundle.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "product", schema = SearchHit.OfProduct.class),
            @DiscriminatorMapping(value = "bundle", schema = SearchHit.OfBundle.class)
        })
public sealed interface SearchHit {
    /** A product. */
    @Schema(
            name = "SearchHitOfProduct",
            requiredProperties = {"type", "data"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "product"))
    record OfProduct(
            ProductCard data,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
            Highlights highlights) implements SearchHit {}

    /** A bundle. */
    @Schema(
            name = "SearchHitOfBundle",
            requiredProperties = {"type", "data"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "bundle"))
    record OfBundle(
            BundleCard data,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
            Highlights highlights) implements SearchHit {}
}
