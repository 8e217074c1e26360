package io.mercato.catalog.store;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Rating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A store.
 *
 * @param description plain text
 * @param country ISO 3166-1 alpha-2
 * @param rating {@code null} when nobody has rated
 */
@Schema(name = "Store")
public record StoreCard(
        UUID id,
        @Schema(examples = "adire-house") String handle,
        @Schema(examples = "Adire House") String name,
        String description,
        @Schema(examples = "Abeokuta", nullable = true) String city,
        @Schema(examples = "NG", nullable = true) String country,
        @Schema(nullable = true) Image image,
        @Schema(nullable = true) Rating rating,
        boolean featured) {

    static StoreCard of(Tuple row) {
        return new StoreCard(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("city", String.class),
                row.get("country", String.class),
                Columns.image(row),
                Columns.rating(row),
                row.get("featured", Boolean.class));
    }
}
