package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where to go.
 *
 * @param price 0 is free entry
 */
public record Event(
        UUID id,
        String title,
        String description,
        String venue,
        String city,
        Optional<Reference> location,
        Instant startsAt,
        Instant endsAt,
        Money price,
        Optional<Integer> capacity,
        Optional<Image> image,
        Optional<Reference> store) {
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        description = Objects.requireNonNullElse(description, "");
        venue = Objects.requireNonNullElse(venue, "");
        city = Objects.requireNonNullElse(city, "");
        Objects.requireNonNull(startsAt, "startsAt");
        Objects.requireNonNull(endsAt, "endsAt");
        Objects.requireNonNull(price, "price");
    }
}
