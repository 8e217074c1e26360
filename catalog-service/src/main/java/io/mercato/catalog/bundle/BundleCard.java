package io.mercato.catalog.bundle;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A bundle as lists show it.
 *
 * @param compareAtPrice what its items cost one by one; {@code null} when that is not more
 * @param saving the difference; {@code null} when there is none
 * @param items how many different things are in it
 * @param inStock whether all of it is there
 * @param image the first, {@code null} when there is none
 */
@Schema(name = "BundleCard")
public record BundleCard(
        UUID id,
        @Schema(examples = "wedding-guest-set") String handle,
        @Schema(examples = "Wedding guest set") String title,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        Money price,
        @Schema(nullable = true) Money compareAtPrice,
        @Schema(nullable = true) Money saving,
        @Schema(examples = "3") int items,
        boolean inStock,
        @Schema(nullable = true) Image image,
        Reference store,
        Instant createdAt) {

    static BundleCard of(Tuple row) {
        BundlePrice price = BundlePrice.of(row);
        return new BundleCard(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("title", String.class),
                row.get("vendor", String.class),
                price.price(),
                price.compareAt(),
                price.saving(),
                row.get("items", Long.class).intValue(),
                row.get("bundles_left", Integer.class) > 0,
                Columns.image(row),
                Reference.of(row, "store"),
                row.get("created_at", Instant.class));
    }
}
