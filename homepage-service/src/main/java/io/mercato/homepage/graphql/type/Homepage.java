package io.mercato.homepage.graphql.type;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The homepage. A section that could not be had is {@code null}, and an error beside the answer says why.
 *
 * @param lists the sections that could be had
 * @param missing those that could not, by their name
 */
@Description("All that a shop's first page shows. A section that could not be had is null, and errors says why.")
public record Homepage(
        @Ignore Sections lists,
        @Ignore Map<String, SectionMissing> missing,
        @NonNull Metadata metadata) {
    /** The sections; {@code null} where one is missing. */
    @RegisterForReflection
    public record Sections(
            ProductPage justForYou,
            ProductPage newArrivals,
            StorePage trendingStores,
            EventPage events,
            OfferPage offers,
            OfferPage flashSales) {}

    /** About the page. */
    @Type("HomepageMetadata")
    @Description("About the page.")
    public record Metadata(
            @NonNull @Description("When the page was made.") Instant timestamp,

            boolean fromCache,

            @Description("For how many more seconds it is served.")
            long ttl,

            @Description("Whether a section is missing.") boolean partialFailure) {}

    @Description("What goes with what the customer did, or else what is featured.")
    public List<@NonNull Product> getJustForYou() {
        return here("justForYou", lists.justForYou()).items();
    }

    @Description("What arrived last.")
    public List<@NonNull Product> getNewArrivals() {
        return here("newArrivals", lists.newArrivals()).items();
    }

    @Description("Stores that the shop shows first.")
    public List<@NonNull Store> getTrendingStores() {
        return here("trendingStores", lists.trendingStores()).items();
    }

    @Description("Events that the shop shows first.")
    public List<@NonNull Event> getEvents() {
        return here("events", lists.events()).items();
    }

    @Description("Offers that the shop shows first.")
    public List<@NonNull Offer> getOffers() {
        return here("offers", lists.offers()).items();
    }

    @Description("Flash sales that hold now.")
    public List<@NonNull Offer> getFlashSales() {
        return here("flashSales", lists.flashSales()).items();
    }

    private <T> T here(String name, T section) {
        if (section == null) {
            throw missing.getOrDefault(name, SectionMissing.UNKNOWN);
        }
        return section;
    }
}
