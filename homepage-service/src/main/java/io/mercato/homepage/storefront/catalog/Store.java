package io.mercato.homepage.storefront.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who sells; lists tell less of it, and what they do not tell is empty.
 *
 * @param country ISO 3166-1 alpha-2
 * @param timezone of its clock, an IANA name
 */
public record Store(
        UUID id,
        String handle,
        String name,
        String description,
        Optional<String> city,
        Optional<String> country,
        Optional<String> timezone,
        Optional<Coordinates> coordinates,
        Optional<Image> image,
        List<Image> images,
        Optional<Contact> contact,
        Optional<Rating> rating,
        Optional<OpeningHours> openingHours,
        Optional<Opening> opening) {
    public Store {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(name, "name");
        description = Objects.requireNonNullElse(description, "");
        images = Objects.requireNonNullElse(images, List.of());
    }

    /** Degrees of WGS 84. */
    public record Coordinates(double latitude, double longitude) {}

    /** How to reach it. */
    public record Contact(Optional<String> phone, Optional<String> email, Optional<String> website) {}

    /**
     * When it is open, by its own clock.
     *
     * @param weekly by day of the week in lower case; a day without intervals, or not told, is closed
     */
    public record OpeningHours(Map<String, List<Interval>> weekly, List<SpecialDay> special) {
        public OpeningHours {
            weekly = Objects.requireNonNullElse(weekly, Map.of());
            special = Objects.requireNonNullElse(special, List.of());
        }
    }

    /** Closes on the next day where it does not close later than it opens. */
    public record Interval(LocalTime opens, LocalTime closes) {}

    /** A day that is not as its weekday is. */
    public record SpecialDay(LocalDate date, String name, List<Interval> hours) {
        public SpecialDay {
            Objects.requireNonNull(date, "date");
            name = Objects.requireNonNullElse(name, "");
            hours = Objects.requireNonNullElse(hours, List.of());
        }
    }

    /** Whether it is open, and until when that is so. */
    public record Opening(boolean openNow, Optional<Instant> opensAt, Optional<Instant> closesAt) {}
}
