package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import io.mercato.homepage.graphql.catalog.Catalog;
import io.mercato.homepage.graphql.type.Activity;
import io.mercato.homepage.graphql.type.ActivityPage;
import io.mercato.homepage.graphql.type.Event;
import io.mercato.homepage.graphql.type.EventPage;
import io.mercato.homepage.graphql.type.Offer;
import io.mercato.homepage.graphql.type.OfferPage;
import io.mercato.homepage.graphql.type.StoreDetail;
import io.mercato.homepage.graphql.type.StorePage;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import java.math.BigDecimal;
import java.util.Optional;

/** Stores, and what they hold and offer. Never blocks. */
@GraphQLApi
public class PlaceQueries {
    private final Catalog catalog;

    PlaceQueries(Catalog catalog) {
        this.catalog = catalog;
    }

    @Query
    @Description("All about a store. Null when there is none with this id.")
    public Uni<StoreDetail> store(@NonNull @Id @Name("id") String id) {
        return catalog.store(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("Stores, the best rated first, or the nearest where a point is given.")
    public Uni<StorePage> stores(
            @Name("featured") @DefaultValue("false") @Description("Only those that the shop shows first.")
                    Boolean featured,
            @Id @Name("location") @Description("Only those at the location with this id.") String location,
            @Name("near") @Description("Around this point: latitude,longitude.") String near,
            @Name("radiusKm") @Description("How far around, in kilometres.") BigDecimal radiusKm,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        boolean first = Arguments.flag(featured).isPresent();
        if (first && (location != null || near != null || radiusKm != null)) {
            throw Arguments.invalid("featured", "must be false where stores are asked for by their place");
        }
        Address list = Arguments.page(first ? "api/v1/stores/featured" : "api/v1/stores", limit, cursor)
                .with("location", Arguments.optionalId("location", location))
                .with("near", Optional.ofNullable(near))
                .with("radiusKm", Optional.ofNullable(radiusKm).map(BigDecimal::toPlainString));
        return catalog.stores(list).map(found -> found.orElse(null));
    }

    @Query
    @Description("An event. Null when there is none with this id.")
    public Uni<Event> event(@NonNull @Id @Name("id") String id) {
        return catalog.event(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("Events to come, the next first.")
    public Uni<EventPage> events(
            @Name("featured") @DefaultValue("false") @Description("Only those that the shop shows first.")
                    Boolean featured,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        String path = Arguments.flag(featured).isPresent() ? "api/v1/events/featured" : "api/v1/events";
        return catalog.events(Arguments.page(path, limit, cursor)).map(found -> found.orElse(null));
    }

    @Query
    @Description("Something to do with children. Null when there is nothing with this id.")
    public Uni<Activity> activity(@NonNull @Id @Name("id") String id) {
        return catalog.activity(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("Things to do with children, all of which is true of each.")
    public Uni<ActivityPage> activities(
            @Name("filter") ActivityFilter filter,
            @Name("featured")
                    @DefaultValue("false")
                    @Description("Only those that the shop shows first; without filter.")
                    Boolean featured,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        if (Arguments.flag(featured).isPresent()) {
            if (filter != null) {
                throw Arguments.invalid("featured", "must be false where there is a filter");
            }
            return activities(Arguments.page("api/v1/activities/featured", limit, cursor));
        }
        Address list = Arguments.page("api/v1/activities", limit, cursor);
        return activities(filter == null ? list : filter.addTo(list));
    }

    @Query
    @Description("An offer that holds now. Null when there is none with this id.")
    public Uni<Offer> offer(@NonNull @Id @Name("id") String id) {
        return catalog.offer(Arguments.id("id", id)).map(found -> found.orElse(null));
    }

    @Query
    @Description("Offers that hold now, those that end soonest first.")
    public Uni<OfferPage> offers(
            @Name("featured") @DefaultValue("false") @Description("Only those that the shop shows first.")
                    Boolean featured,
            @Name("flashSale") @DefaultValue("false") @Description("Only flash sales.") Boolean flashSale,
            @Name("limit") @DefaultValue("20") @Description(Arguments.LIMIT) Integer limit,
            @Name("cursor") @Description(Arguments.CURSOR) String cursor) {
        Address list = Arguments.page("api/v1/offers", limit, cursor)
                .with("featured", Arguments.flag(featured))
                .with("flashSale", Arguments.flag(flashSale));
        return catalog.offers(list).map(found -> found.orElse(null));
    }

    private Uni<ActivityPage> activities(Address list) {
        return catalog.activities(list).map(found -> found.orElse(null));
    }
}
