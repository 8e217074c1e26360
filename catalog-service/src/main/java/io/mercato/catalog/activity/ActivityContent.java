package io.mercato.catalog.activity;

import io.mercato.catalog.admin.GivenImage;
import io.mercato.catalog.admin.GivenImages;
import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.Price;
import io.mercato.catalog.list.JsonColumn;
import io.mercato.platform.json.ExactFields;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What administrators say about an activity.
 *
 * @param description plain text
 * @param ageMonths for whom it is
 * @param durationMinutes how long it takes
 * @param storeId that offers it; {@code null} when none does
 * @param price of one child; 0 is free, {@code null} not told
 * @param images the first is the one that lists show
 */
@ExactFields(answer = AdminActivity.class)
@Schema(name = "ActivityContent")
public record ActivityContent(
        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Adire for small hands", required = true)
        String title,

        @Size(max = 65_535) @ManyLines @Schema(examples = "Two hours of dyeing with indigo; clothes are lent.")
        String description,

        @NotNull @Schema(required = true) ActivityType type,
        @NotNull @Schema(required = true) Range ageMonths,
        @NotEmpty @Schema(required = true) Set<@NotNull Setting> settings,
        @NotEmpty @Schema(required = true) Set<@NotNull Weather> weather,
        @NotNull @Schema(required = true) Range durationMinutes,
        @NotNull @Schema(required = true) Difficulty difficulty,
        @NotNull @Schema(required = true) UUID locationId,
        @Schema(nullable = true) UUID storeId,
        @Valid @Schema(nullable = true) Price price,
        @Size(max = GivenImages.MAX) List<@NotNull @Valid GivenImage> images) {

    /** A hundred years. */
    static final int MAX_AGE_MONTHS = 1200;

    /** Thirty days. */
    static final int MAX_MINUTES = 43_200;

    public ActivityContent {
        description = description == null ? "" : description;
        images = images == null ? List.of() : images.stream().toList();
    }

    static ActivityContent of(Tuple row) {
        Long price = row.get("price", Long.class);
        return new ActivityContent(
                row.get("title", String.class),
                row.get("description", String.class),
                ActivityType.fromString(row.get("activity_type", String.class)),
                ActivityCard.range(row, "min_age_months", "max_age_months"),
                new LinkedHashSet<>(ActivityCard.settings(row)),
                new LinkedHashSet<>(ActivityCard.weather(row)),
                ActivityCard.range(row, "min_minutes", "max_minutes"),
                Difficulty.fromString(row.get("difficulty", String.class)),
                row.get("location_id", UUID.class),
                row.get("store_id", UUID.class),
                price == null ? null : new Price(price, row.get("currency", String.class)),
                JsonColumn.images(row).stream().map(GivenImage::of).toList());
    }

    /** @throws ProblemException 422 {@code activity_invalid} names every rule that it breaks */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        check(errors, "ageMonths", ageMonths, 0, MAX_AGE_MONTHS);
        check(errors, "durationMinutes", durationMinutes, 1, MAX_MINUTES);
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "activity_invalid",
                    errors.getFirst().field() + " " + errors.getFirst().detail(),
                    errors);
        }
    }

    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("title", title);
        columns.put("description", description);
        columns.put("activity_type", type);
        columns.put("min_age_months", ageMonths.min());
        columns.put("max_age_months", ageMonths.max());
        columns.put("settings", settings.stream().sorted().toList());
        columns.put("weather", weather.stream().sorted().toList());
        columns.put("min_minutes", durationMinutes.min());
        columns.put("max_minutes", durationMinutes.max());
        columns.put("difficulty", difficulty);
        columns.put("location_id", locationId);
        columns.put("store_id", storeId);
        columns.put("price", price == null ? null : price.amount());
        columns.put("currency", price == null ? null : price.currency());
        columns.putAll(GivenImages.columns(images));
        return columns;
    }

    private static void check(List<FieldError> errors, String field, Range range, int lowest, int highest) {
        if (range.min() > range.max()) {
            errors.add(new FieldError(field + ".min", "must not be above max"));
        } else if (!range.isWithin(lowest, highest)) {
            errors.add(new FieldError(field, "must be from %d to %d".formatted(lowest, highest)));
        }
    }
}
