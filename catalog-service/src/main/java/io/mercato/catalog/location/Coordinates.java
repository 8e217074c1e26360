package io.mercato.catalog.location;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Tuple;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A point on the earth (WGS 84), in degrees.
 *
 * @param latitude north of the equator
 * @param longitude east of Greenwich
 */
@ExactFields
@Schema(name = "Coordinates")
public record Coordinates(
        @Min(-90) @Max(90) @Schema(examples = "6.4541", required = true)
        double latitude,

        @Min(-180) @Max(180) @Schema(examples = "3.3947", required = true)
        double longitude) {

    /** A missing one would be taken for 0, which is somewhere in the Gulf of Guinea. */
    @JsonCreator
    static Coordinates of(
            @JsonProperty(value = "latitude", required = true) double latitude,
            @JsonProperty(value = "longitude", required = true) double longitude) {
        return new Coordinates(latitude, longitude);
    }

    /** From {@code latitude} and {@code longitude}; {@code null} when they are. */
    public static Coordinates of(Tuple row) {
        Double latitude = row.get("latitude", Double.class);
        return latitude == null ? null : new Coordinates(latitude, row.get("longitude", Double.class));
    }
}
