package io.mercato.catalog.location;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

/** What may be asked of distances. */
@ConfigMapping(prefix = "mercato.catalog.places")
public interface PlaceSettings {
    /** Half the way around the earth, in km. */
    int FARTHEST_KM = 20_038;

    /** How far around a place things are looked for, in km, when the request does not say. */
    @WithDefault("50")
    @Positive
    @Max(FARTHEST_KM)
    double defaultRadiusKm();

    /** How far a request may say. A page further down passes over all that is nearer, so this bounds what one costs. */
    @WithDefault("500")
    @Positive
    @Max(FARTHEST_KM)
    double maxRadiusKm();

    /** How many stores are looked at for a page of those that are open now; about 10 ms a thousand. */
    @WithDefault("2000")
    @Positive
    int mostLookedAt();
}
