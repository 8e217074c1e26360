package io.mercato.catalog.location;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Optional;

import jakarta.validation.constraints.Size;

/** What a list that knows distances takes; use it as a {@code @Valid @BeanParam}. */
public record NearQuery(
        @RestQuery
        @Size(max = 100)
        @Parameter(
                description = "Only what is around this latitude and longitude, the nearest first.",
                example = "6.4541,3.3947")
        String near,

        @RestQuery @Parameter(description = "How far around, in km; 50 unless told, at most 500.", example = "25")
        Double radiusKm) {

    /**
     * Where to look, if it was asked for somewhere.
     *
     * @throws io.mercato.platform.problem.ProblemException 400 {@code invalid_parameter}
     */
    public Optional<Near> near(PlaceSettings settings) {
        return Near.of(near, radiusKm, settings);
    }
}
