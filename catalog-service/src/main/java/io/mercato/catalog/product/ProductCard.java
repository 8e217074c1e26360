package io.mercato.catalog.product;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Rating;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A product as lists and the homepage show it.
 *
 * @param price of its cheapest size
 * @param compareAtPrice what that size cost before, higher than the price; {@code null} when it is not reduced
 * @param image the first, {@code null} when there is none
 * @param rating {@code null} when nobody has rated
 */
@Schema(name = "ProductCard")
public record ProductCard(
        UUID id,
        @Schema(examples = "ankara-wrap-dress-17") String handle,
        @Schema(examples = "Ankara Wrap Dress") String title,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        Money price,
        @Schema(nullable = true) Money compareAtPrice,
        @Schema(nullable = true) Image image,
        Reference store,
        @Schema(nullable = true) Rating rating,
        Instant createdAt) {

    /** From the columns of the same names, with the groups of {@link Columns}. */
    public static ProductCard of(Tuple row) {
        return new ProductCard(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("title", String.class),
                row.get("vendor", String.class),
                Columns.money(row, "price"),
                Columns.money(row, "compare_at_price"),
                Columns.image(row),
                Reference.of(row, "store"),
                Columns.rating(row),
                row.get("created_at", Instant.class));
    }
}
