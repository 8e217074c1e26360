package io.mercato.catalog.store;

import io.mercato.catalog.admin.GivenImage;
import io.mercato.catalog.admin.GivenImages;
import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.list.JsonColumn;
import io.mercato.catalog.location.Coordinates;
import io.mercato.platform.json.ExactFields;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What administrators say about a store. Its rating is what customers say.
 *
 * @param description plain text
 * @param locationId {@code null} when it is nowhere in particular
 * @param coordinates its own; {@code null} for those of its location
 * @param openingHours {@code null} when they are not known
 * @param contact {@code null} for none
 * @param images the first is the one that lists show
 */
@ExactFields(answer = AdminStore.class)
@Schema(name = "StoreContent")
public record StoreContent(
        @NotNull @Handle @Schema(examples = "adire-house", required = true)
        String handle,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Adire House", required = true)
        String name,

        @Size(max = 65_535) @ManyLines @Schema(examples = "Dyers of Abeokuta since 1974.")
        String description,

        @Schema(nullable = true) UUID locationId,
        @Valid @Schema(nullable = true) Coordinates coordinates,
        @Valid @Schema(nullable = true) OpeningHours openingHours,
        @Valid @Schema(nullable = true) Contact contact,
        @Size(max = GivenImages.MAX) List<@NotNull @Valid GivenImage> images) {

    public StoreContent {
        description = description == null ? "" : description;
        contact = contact == null ? new Contact(null, null, null) : contact;
        images = images == null ? List.of() : images.stream().toList();
    }

    static StoreContent of(Tuple row) {
        return new StoreContent(
                row.get("handle", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("location_id", UUID.class),
                row.get("own_coordinates", Boolean.class) ? Coordinates.of(row) : null,
                JsonColumn.read(row, "opening_hours", OpeningHours.class),
                Contact.of(row),
                JsonColumn.images(row).stream().map(GivenImage::of).toList());
    }

    /** @throws ProblemException 422 {@code store_invalid} names every rule that it breaks */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (openingHours != null) {
            if (locationId == null) {
                errors.add(new FieldError("openingHours", "need a locationId, by whose clock they go"));
            }
            errors.addAll(OpeningRules.broken(openingHours));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "store_invalid",
                    errors.getFirst().field() + " " + errors.getFirst().detail(),
                    errors);
        }
    }

    /**
     * Also takes away city and country of a store from before there were locations, once it is at one.
     *
     * @param place its own coordinates or those of its location; {@code null} when it has neither
     */
    Map<String, Object> columns(Coordinates place) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("handle", handle);
        columns.put("name", name);
        columns.put("description", description);
        columns.put("location_id", locationId);
        if (locationId != null) {
            columns.put("city", null);
            columns.put("country", null);
        }
        columns.put("latitude", place == null ? null : place.latitude());
        columns.put("longitude", place == null ? null : place.longitude());
        columns.put("own_coordinates", coordinates != null);
        columns.put("opening_hours", openingHours);
        columns.put("phone", contact.phone());
        columns.put("email", contact.email());
        columns.put("website", contact.website());
        columns.putAll(GivenImages.columns(images));
        return columns;
    }
}
