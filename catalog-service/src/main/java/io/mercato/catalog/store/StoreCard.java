package io.mercato.catalog.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Rating;
import io.mercato.catalog.list.Reference;
import io.mercato.catalog.location.Coordinates;
import io.mercato.catalog.location.Distance;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A store in a list.
 *
 * @param description plain text
 * @param city of its location
 * @param country of its location, ISO 3166-1 alpha-2
 * @param location where it is; {@code null} when that is not known
 * @param coordinates its own, or else those of its location
 * @param distanceKm along the surface, only in a list of what is near
 * @param rating {@code null} when nobody has rated
 * @param openUntil when it closes, only in a list of what is open now; {@code null} there when that is not within two months
 */
@Schema(name = "Store")
public record StoreCard(
        UUID id,
        @Schema(examples = "adire-house") String handle,
        @Schema(examples = "Adire House") String name,
        @Schema(examples = "Dyers of Abeokuta since 1974.") String description,
        @Schema(examples = "Abeokuta", nullable = true) String city,
        @Schema(examples = "NG", nullable = true) String country,
        @Schema(nullable = true) Reference location,
        @Schema(nullable = true) Coordinates coordinates,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "2.417")
        BigDecimal distanceKm,

        @Schema(nullable = true) Image image,
        @Schema(nullable = true) Rating rating,
        boolean featured,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "2026-11-20T17:00:00Z")
        Instant openUntil) {

    static StoreCard of(Tuple row) {
        return new StoreCard(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("city", String.class),
                row.get("country", String.class),
                Reference.of(row, "location"),
                Coordinates.of(row),
                Distance.of(row),
                Columns.image(row),
                Columns.rating(row),
                row.get("featured", Boolean.class),
                null);
    }

    /** The same, saying until when it is open. */
    StoreCard openUntil(Instant closesAt) {
        return new StoreCard(
                id,
                handle,
                name,
                description,
                city,
                country,
                location,
                coordinates,
                distanceKm,
                image,
                rating,
                featured,
                closesAt);
    }
}
