package io.mercato.catalog.activity;

import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** What a list of activities may be asked for; all of it must be true of each. Use it as a {@code @Valid @BeanParam}. */
public record ActivityFilter(
        @RestQuery @Parameter(description = "Only activities of this type.")
        ActivityType type,

        @RestQuery
        @Min(0)
        @Max(ActivityContent.MAX_AGE_MONTHS)
        @Parameter(
                description =
                        "Only what somebody of at least this age, in months, can do. With the same maxAgeMonths: what"
                                + " a child of just that age can do.",
                example = "36")
        Integer minAgeMonths,

        @RestQuery
        @Min(0)
        @Max(ActivityContent.MAX_AGE_MONTHS)
        @Parameter(description = "Only what somebody of at most this age, in months, can do.", example = "47")
        Integer maxAgeMonths,

        @RestQuery @Parameter(description = "Only what can be done here.")
        Setting setting,

        @RestQuery
        @Size(max = 7)
        @Parameter(description = "Only what can be done in this weather; several times for what can be done in each.")
        List<Weather> weather,

        @RestQuery
        @Min(1)
        @Max(ActivityContent.MAX_MINUTES)
        @Parameter(description = "Only what takes no longer, in minutes.", example = "90")
        Integer maxDurationMinutes,

        @RestQuery @Parameter(description = "Only activities that are so difficult.")
        Difficulty difficulty,

        @RestQuery @Parameter(description = "Only activities of the store with this id.")
        UUID store,

        @RestQuery @Parameter(description = "Only activities at the location with this id.")
        UUID location) {

    /**
     * The values to compare, by the name that the SQL gives them; what is not asked for is not in it.
     *
     * @throws ProblemException 400 {@code invalid_parameter} when the ages are the wrong way round
     */
    Map<String, Object> values() {
        if (minAgeMonths != null && maxAgeMonths != null && minAgeMonths > maxAgeMonths) {
            throw ProblemException.badRequest("invalid_parameter", "minAgeMonths", "must not be above maxAgeMonths");
        }
        Map<String, Object> values = new TreeMap<>();
        List<String> facets = facets();
        if (!facets.isEmpty()) {
            values.put("facets", "{" + String.join(",", facets) + "}");
        }
        put(values, "minAge", minAgeMonths);
        put(values, "maxAge", maxAgeMonths);
        put(values, "maxDuration", maxDurationMinutes);
        put(values, "store", store);
        put(values, "location", location);
        return values;
    }

    /** What is asked for by a word, in an order that does not depend on the request. */
    private List<String> facets() {
        Set<String> facets = new TreeSet<>();
        if (type != null) {
            facets.add(type.word());
        }
        if (setting != null) {
            facets.add(setting.word());
        }
        if (difficulty != null) {
            facets.add(difficulty.word());
        }
        if (weather != null) {
            weather.forEach(each -> facets.add(each.word()));
        }
        return new ArrayList<>(facets);
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
