package io.mercato.catalog.event;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * An event to go to.
 *
 * @param description plain text
 * @param price of one ticket; 0 is free entry
 * @param city of its location
 * @param location {@code null} for an event from before there were locations
 * @param capacity how many may come; {@code null} when it is not bounded
 * @param store that invites, {@code null} when none does, or it is not public
 */
@Schema(name = "Event")
public record EventCard(
        UUID id,
        @Schema(examples = "Lagos Makers' Market") String title,
        @Schema(examples = "Forty makers, music and food.") String description,
        @Schema(examples = "Freedom Park") String venue,
        @Schema(examples = "Lagos") String city,
        @Schema(nullable = true) Reference location,
        Instant startsAt,
        Instant endsAt,
        Money price,
        @Schema(examples = "120", nullable = true) Integer capacity,
        @Schema(nullable = true) Image image,
        @Schema(nullable = true) Reference store,
        boolean featured) {

    static EventCard of(Tuple row) {
        return new EventCard(
                row.get("id", UUID.class),
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("venue", String.class),
                row.get("city", String.class),
                Reference.of(row, "location"),
                row.get("starts_at", Instant.class),
                row.get("ends_at", Instant.class),
                Columns.money(row, "price"),
                row.get("capacity", Integer.class),
                Columns.image(row),
                Reference.of(row, "store"),
                row.get("featured", Boolean.class));
    }
}
