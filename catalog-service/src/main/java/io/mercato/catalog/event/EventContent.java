package io.mercato.catalog.event;

import io.mercato.catalog.admin.GivenImage;
import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.Price;
import io.mercato.catalog.list.Columns;
import io.mercato.platform.json.ExactFields;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What administrators say about an event.
 *
 * @param description plain text
 * @param venue the place within its location
 * @param locationId {@code null} only in what is read of an event from before there were locations
 * @param storeId that invites; {@code null} when none does
 * @param price of one ticket; 0 is free entry
 * @param capacity how many may come; {@code null} when it is not bounded
 * @param image {@code null} for none
 */
@ExactFields(answer = AdminEvent.class)
@Schema(name = "EventContent")
public record EventContent(
        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Lagos Makers' Market", required = true)
        String title,

        @Size(max = 65_535) @ManyLines @Schema(examples = "Forty makers, music and food.")
        String description,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Freedom Park", required = true)
        String venue,

        @NotNull @Schema(required = true) UUID locationId,
        @Schema(nullable = true) UUID storeId,

        @NotNull @Schema(examples = "2026-12-05T10:00:00Z", required = true)
        Instant startsAt,

        @NotNull @Schema(examples = "2026-12-05T18:00:00Z", required = true)
        Instant endsAt,

        @NotNull @Valid @Schema(required = true) Price price,

        @Min(1) @Max(10_000_000) @Schema(examples = "120", nullable = true)
        Integer capacity,

        @Valid @Schema(nullable = true) GivenImage image) {

    /** Before these things do not happen, and PostgreSQL has its own bounds further out. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    public EventContent {
        description = description == null ? "" : description;
        startsAt = micros(startsAt);
        endsAt = micros(endsAt);
    }

    static EventContent of(Tuple row) {
        return new EventContent(
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("venue", String.class),
                row.get("location_id", UUID.class),
                row.get("store_id", UUID.class),
                row.get("starts_at", Instant.class),
                row.get("ends_at", Instant.class),
                new Price(row.get("price", Long.class), row.get("currency", String.class)),
                row.get("capacity", Integer.class),
                GivenImage.of(Columns.image(row)));
    }

    /** @throws ProblemException 422 {@code event_invalid} names every rule that it breaks */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (startsAt.isBefore(EARLIEST) || startsAt.isAfter(LATEST)) {
            errors.add(new FieldError("startsAt", "must be from %s to %s".formatted(EARLIEST, LATEST)));
        }
        if (endsAt.isBefore(EARLIEST) || endsAt.isAfter(LATEST)) {
            errors.add(new FieldError("endsAt", "must be from %s to %s".formatted(EARLIEST, LATEST)));
        }
        if (!endsAt.isAfter(startsAt)) {
            errors.add(new FieldError("endsAt", "must be after startsAt"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "event_invalid",
                    errors.getFirst().field() + " " + errors.getFirst().detail(),
                    errors);
        }
    }

    /** Also takes away the city of an event from before there were locations: it is at its location now. */
    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("title", title);
        columns.put("description", description);
        columns.put("venue", venue);
        columns.put("location_id", locationId);
        columns.put("city", null);
        columns.put("store_id", storeId);
        columns.put("starts_at", startsAt);
        columns.put("ends_at", endsAt);
        columns.put("price", price.amount());
        columns.put("currency", price.currency());
        columns.put("capacity", capacity);
        columns.put("image_url", image == null ? null : image.url());
        columns.put("image_alt", image == null ? "" : image.alt());
        return columns;
    }

    /** As PostgreSQL keeps it, so that what is read is what was sent. */
    private static Instant micros(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
