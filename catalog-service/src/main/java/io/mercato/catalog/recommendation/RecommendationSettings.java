package io.mercato.catalog.recommendation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What recommendations are made of: {@code mercato.catalog.recommendations.<key>}. */
@ConfigMapping(prefix = "mercato.catalog.recommendations")
public interface RecommendationSettings {
    /** How often what people did is counted; so late does a recommendation follow it. */
    @WithDefault("10S")
    Duration interval();

    /** How many actors are counted in one transaction. Each may change twice the square of {@link #window} pairs. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int batch();

    /** How many products of an actor count: those that the actor last had to do with. */
    @WithDefault("50")
    @Min(2)
    @Max(100)
    int window();

    /** How many of an actor's last interactions, and how many purchases, are looked at for the window. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int events();

    /** How many products that go with each product of a window are candidates. */
    @WithDefault("30")
    @Min(1)
    @Max(200)
    int nearest();

    /** How many products there are at most for each reason, in each category where the reason is one. */
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int most();

    /** How many categories count as a caller's. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int categories();

    Weights weights();

    /** How much somebody cares who does this; a change counts for an actor from what the actor does next. */
    interface Weights {
        @WithDefault("1")
        @Min(1)
        @Max(1000)
        int view();

        @WithDefault("2")
        @Min(1)
        @Max(1000)
        int click();

        @WithDefault("4")
        @Min(1)
        @Max(1000)
        int wishlist();

        @WithDefault("6")
        @Min(1)
        @Max(1000)
        int addToCart();

        @WithDefault("10")
        @Min(1)
        @Max(1000)
        int purchase();
    }
}
