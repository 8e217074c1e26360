package io.mercato.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mercato.catalog.product.ProductCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was found.
 *
 * @param type what {@code data} is: {@code product}, and other kinds later
 * @param highlights absent when the search has no text
 */
@Schema(name = "SearchHit")
public record SearchHit(
        @Schema(examples = "product", required = true) String type,
        @Schema(required = true) ProductCard data,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        Highlights highlights) {}
