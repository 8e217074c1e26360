package io.mercato.catalog.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * From a number to another, both included.
 *
 * @param min not above {@code max}
 */
@ExactFields
@Schema(name = "Range")
public record Range(
        @Schema(examples = "36", required = true) int min,
        @Schema(examples = "95", required = true) int max) {

    /** A missing end would be taken for 0. */
    @JsonCreator
    static Range of(
            @JsonProperty(value = "min", required = true) int min,
            @JsonProperty(value = "max", required = true) int max) {
        return new Range(min, max);
    }

    boolean isWithin(int lowest, int highest) {
        return min >= lowest && max <= highest;
    }
}
