package io.mercato.catalog.store;

import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.JsonColumn;
import io.mercato.catalog.list.Rating;
import io.mercato.catalog.list.Reference;
import io.mercato.catalog.location.Coordinates;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * All about a store. What is read from the database is true for as long as the store is not changed, and may be cached;
 * {@link #at} adds what depends on the time of day.
 *
 * @param description plain text
 * @param city of its location
 * @param country of its location, ISO 3166-1 alpha-2
 * @param location where it is; {@code null} when that is not known
 * @param coordinates its own, or else those of its location
 * @param timezone of its location, of the IANA time zone database
 * @param images {@code image} first
 * @param rating {@code null} when nobody has rated
 * @param openingHours {@code null} when they are not known
 * @param opening {@code null} when the opening hours are not known
 */
@Schema(name = "StoreDetail")
public record StoreDetail(
        UUID id,
        @Schema(examples = "adire-house") String handle,
        @Schema(examples = "Adire House") String name,
        @Schema(examples = "Dyers of Abeokuta since 1974.") String description,
        @Schema(examples = "Abeokuta", nullable = true) String city,
        @Schema(examples = "NG", nullable = true) String country,
        @Schema(nullable = true) Reference location,
        @Schema(nullable = true) Coordinates coordinates,
        @Schema(examples = "Africa/Lagos", nullable = true) String timezone,
        @Schema(nullable = true) Image image,
        List<Image> images,
        Contact contact,
        @Schema(nullable = true) Rating rating,
        boolean featured,
        @Schema(nullable = true) OpeningHours openingHours,
        @Schema(nullable = true) OpenState opening) {

    static StoreDetail of(Tuple row) {
        StoreCard card = StoreCard.of(row);
        return new StoreDetail(
                card.id(),
                card.handle(),
                card.name(),
                card.description(),
                card.city(),
                card.country(),
                card.location(),
                card.coordinates(),
                row.get("timezone", String.class),
                card.image(),
                JsonColumn.images(row),
                Contact.of(row),
                card.rating(),
                card.featured(),
                JsonColumn.read(row, "opening_hours", OpeningHours.class),
                null);
    }

    /** The same, saying whether it is open at this time. */
    public StoreDetail at(Instant now) {
        if (openingHours == null || timezone == null) {
            return this;
        }
        return new StoreDetail(
                id,
                handle,
                name,
                description,
                city,
                country,
                location,
                coordinates,
                timezone,
                image,
                images,
                contact,
                rating,
                featured,
                openingHours,
                new OpeningTimes(openingHours, ZoneId.of(timezone)).at(now));
    }
}
