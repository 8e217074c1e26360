package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What to do with a child. */
public record Activity(
        UUID id,
        String title,
        String description,
        String type,
        Optional<Range> ageMonths,
        List<String> settings,
        List<String> weather,
        Optional<Range> durationMinutes,
        Optional<String> difficulty,
        Optional<Reference> location,
        Optional<String> city,
        Optional<Reference> store,
        Optional<Money> price,
        Optional<Image> image,
        List<Image> images) {
    public Activity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        description = Objects.requireNonNullElse(description, "");
        type = Objects.requireNonNullElse(type, "");
        settings = Objects.requireNonNullElse(settings, List.of());
        weather = Objects.requireNonNullElse(weather, List.of());
        images = Objects.requireNonNullElse(images, List.of());
    }

    /** From one whole number to another, both inclusive. */
    public record Range(int min, int max) {}
}
