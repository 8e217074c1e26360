package io.mercato.catalog.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A place where stores are and things happen.
 *
 * @param name what people call it: a city, or a part of one
 * @param country ISO 3166-1 alpha-2
 * @param timezone of the IANA time zone database
 * @param distanceKm along the surface, only in a list of what is near
 */
@Schema(name = "Location")
public record LocationItem(
        UUID id,
        @Schema(examples = "lagos-island") String handle,
        @Schema(examples = "Lagos Island") String name,
        @Schema(examples = "NG") String country,
        @Schema(examples = "Lagos State", nullable = true) String region,
        @Schema(examples = "Lagos") String city,
        Coordinates coordinates,
        @Schema(examples = "Africa/Lagos") String timezone,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "2.417")
        BigDecimal distanceKm) {

    static LocationItem of(Tuple row) {
        return new LocationItem(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("name", String.class),
                row.get("country", String.class),
                row.get("region", String.class),
                row.get("city", String.class),
                Coordinates.of(row),
                row.get("timezone", String.class),
                Distance.of(row));
    }
}
