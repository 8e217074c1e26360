package io.mercato.catalog.review;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Rating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Tuple;

/**
 * How a product is rated.
 *
 * @param rating {@code null} when nobody has rated
 * @param distribution how many reviews have each number of stars, from {@code "1"} to {@code "5"}
 */
@Schema(name = "RatingSummary")
public record RatingSummary(
        @Schema(nullable = true) Rating rating,

        @Schema(examples = "{\"1\": 2, \"2\": 0, \"3\": 5, \"4\": 31, \"5\": 90}")
        Map<String, Integer> distribution) {

    static RatingSummary of(Tuple row) {
        Map<String, Integer> distribution = new TreeMap<>();
        for (int stars = 1; stars <= 5; stars++) {
            distribution.put(Integer.toString(stars), row.get("stars" + stars, Integer.class));
        }
        return new RatingSummary(Columns.rating(row), distribution);
    }
}
