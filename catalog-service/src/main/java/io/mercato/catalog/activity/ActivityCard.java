package io.mercato.catalog.activity;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.JsonColumn;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * Something to do.
 *
 * @param description plain text
 * @param ageMonths for whom it is; a child is of the age of its full months
 * @param settings where it can be done
 * @param weather in which it can be done
 * @param durationMinutes how long it takes
 * @param location where it is
 * @param store that offers it; {@code null} when none does, or it is not public
 * @param price of one child; 0 is free, {@code null} not told
 * @param images {@code image} first
 */
@Schema(name = "Activity")
public record ActivityCard(
        UUID id,
        @Schema(examples = "Adire for small hands") String title,

        @Schema(examples = "Two hours of dyeing with indigo; clothes are lent.")
        String description,

        ActivityType type,
        Range ageMonths,
        List<Setting> settings,
        List<Weather> weather,
        Range durationMinutes,
        Difficulty difficulty,
        Reference location,
        @Schema(examples = "Lagos") String city,
        @Schema(nullable = true) Reference store,
        @Schema(nullable = true) Money price,
        @Schema(nullable = true) Image image,
        List<Image> images,
        boolean featured,
        Instant createdAt) {

    static ActivityCard of(Tuple row) {
        return new ActivityCard(
                row.get("id", UUID.class),
                row.get("title", String.class),
                row.get("description", String.class),
                ActivityType.fromString(row.get("activity_type", String.class)),
                range(row, "min_age_months", "max_age_months"),
                settings(row),
                weather(row),
                range(row, "min_minutes", "max_minutes"),
                Difficulty.fromString(row.get("difficulty", String.class)),
                Reference.of(row, "location"),
                row.get("city", String.class),
                Reference.of(row, "store"),
                Columns.money(row, "price"),
                Columns.image(row),
                JsonColumn.images(row),
                row.get("featured", Boolean.class),
                row.get("created_at", Instant.class));
    }

    static Range range(Tuple row, String min, String max) {
        return new Range(row.get(min, Integer.class), row.get(max, Integer.class));
    }

    static List<Setting> settings(Tuple row) {
        return Arrays.stream(row.get("settings", String[].class))
                .map(Setting::fromString)
                .toList();
    }

    static List<Weather> weather(Tuple row) {
        return Arrays.stream(row.get("weather", String[].class))
                .map(Weather::fromString)
                .toList();
    }
}
