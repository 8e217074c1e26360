package io.mercato.catalog.location;

import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.OneLine;
import io.mercato.platform.json.ExactFields;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What administrators say about a location.
 *
 * @param name what people call it: a city, or a part of one
 * @param country ISO 3166-1 alpha-2
 * @param region {@code null} when it does not matter
 * @param timezone of the IANA time zone database
 */
@ExactFields(answer = AdminLocation.class)
@Schema(name = "LocationContent")
public record LocationContent(
        @NotNull @Handle @Schema(examples = "lagos-island", required = true)
        String handle,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Lagos Island", required = true)
        String name,

        @NotNull
        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code, such as NG")
        @Schema(examples = "NG", required = true)
        String country,

        @Size(min = 1, max = 255) @OneLine @Schema(examples = "Lagos State", nullable = true)
        String region,

        @NotBlank @Size(max = 255) @OneLine @Schema(examples = "Lagos", required = true)
        String city,

        @NotNull @Valid @Schema(required = true) Coordinates coordinates,

        @NotBlank @Size(max = 64) @OneLine @Schema(examples = "Africa/Lagos", required = true)
        String timezone) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static LocationContent of(Tuple row) {
        return new LocationContent(
                row.get("handle", String.class),
                row.get("name", String.class),
                row.get("country", String.class),
                row.get("region", String.class),
                row.get("city", String.class),
                Coordinates.of(row),
                row.get("timezone", String.class));
    }

    /** @throws ProblemException 422 {@code location_invalid} names every rule that it breaks */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (!COUNTRIES.contains(country)) {
            errors.add(new FieldError("country", "is not a country of ISO 3166-1"));
        }
        if (!ZoneId.getAvailableZoneIds().contains(timezone)) {
            errors.add(new FieldError("timezone", "is not in the IANA time zone database, as Africa/Lagos is"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "location_invalid",
                    errors.getFirst().field() + " " + errors.getFirst().detail(),
                    errors);
        }
    }

    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("handle", handle);
        columns.put("name", name);
        columns.put("country", country);
        columns.put("region", region);
        columns.put("city", city);
        columns.put("latitude", coordinates.latitude());
        columns.put("longitude", coordinates.longitude());
        columns.put("timezone", timezone);
        return columns;
    }
}
