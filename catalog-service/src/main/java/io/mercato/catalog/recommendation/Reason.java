package io.mercato.catalog.recommendation;

import io.mercato.catalog.list.Reference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Tuple;

/**
 * Why a product is recommended.
 *
 * @param code {@code bought_together} and {@code viewed_together} name the {@code product} it goes with, {@code
 *     popular_in_category} the {@code category}; {@code featured} is the shop's own choice
 * @param product {@code null} for the other codes
 * @param category {@code null} for the other codes
 */
@Schema(name = "RecommendationReason")
public record Reason(
        @Schema(
                examples = "bought_together",
                enumeration = {"bought_together", "viewed_together", "popular_in_category", "featured"})
        String code,

        @Schema(nullable = true) Reference product,
        @Schema(nullable = true) Reference category) {

    static Reason of(Tuple row) {
        return new Reason(row.get("code", String.class), Reference.of(row, "because"), Reference.of(row, "category"));
    }
}
