package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.type.Activity;
import io.mercato.homepage.graphql.type.ActivityPage;
import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.BundlePage;
import io.mercato.homepage.graphql.type.CategoryPage;
import io.mercato.homepage.graphql.type.Event;
import io.mercato.homepage.graphql.type.EventPage;
import io.mercato.homepage.graphql.type.Offer;
import io.mercato.homepage.graphql.type.OfferPage;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ProductOrBundle;
import io.mercato.homepage.graphql.type.ProductPage;
import io.mercato.homepage.graphql.type.ReviewPage;
import io.mercato.homepage.graphql.type.SearchResult;
import io.mercato.homepage.graphql.type.Store;
import io.mercato.homepage.graphql.type.StoreDetail;
import io.mercato.homepage.graphql.type.StorePage;
import io.mercato.homepage.graphql.type.Suggestions;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The catalogue, as the schema shows it. Never blocks; every failure is a {@link CatalogFailure}. A thing that is not there is
 * an empty {@code Optional}; a list always is. What is read within a request is told to its {@link Shown}.
 */
@Startup
@ApplicationScoped
public class Catalog {
    private static final Bulk WHOLE_PRODUCTS = Bulk.of("products");
    private static final Bulk LISTED_STORES = Bulk.of("stores");

    private final Reads<Sold> product;
    private final Reads<Bundle> bundle;
    private final Reads<StoreDetail> store;
    private final Reads<Event> event;
    private final Reads<Activity> activity;
    private final Reads<Offer> offer;
    private final Reads<ProductPage> products;
    private final Reads<StorePage> stores;
    private final Reads<EventPage> events;
    private final Reads<ActivityPage> activities;
    private final Reads<OfferPage> offers;
    private final Reads<SearchResult> search;
    private final Reads<BundlePage> bundles;
    private final Reads<CategoryPage> categories;
    private final Reads<Suggestions> suggestions;
    private final ByIds<Product> productsById;
    private final ByIds<Store> storesById;
    private final ByIds<ReviewPage> reviews;

    Catalog(Caches caches, CatalogJson json) {
        this.product = caches.reads(ReadKind.PRODUCT, Sold.class, json.sold(), _ -> Optional.empty());
        this.bundle = caches.reads(ReadKind.BUNDLE, Bundle.class);
        this.store = caches.reads(ReadKind.STORE, StoreDetail.class, Ends::ofOpenState);
        this.event = caches.reads(ReadKind.EVENT, Event.class);
        this.activity = caches.reads(ReadKind.ACTIVITY, Activity.class);
        this.offer = caches.reads(ReadKind.OFFER, Offer.class, Ends::ofOffer);
        this.products = caches.lists(ReadKind.PRODUCTS, ProductPage.class);
        this.stores = caches.lists(ReadKind.STORES, StorePage.class);
        this.events = caches.lists(ReadKind.EVENTS, EventPage.class, Ends::ofFirst);
        this.activities = caches.lists(ReadKind.ACTIVITIES, ActivityPage.class);
        this.offers = caches.lists(ReadKind.OFFERS, OfferPage.class, Ends::ofFirst);
        this.search = caches.lists(ReadKind.SEARCH, SearchResult.class);
        this.bundles = caches.lists(ReadKind.BUNDLES, BundlePage.class);
        this.categories = caches.lists(ReadKind.CATEGORIES, CategoryPage.class);
        this.suggestions = caches.reads(ReadKind.SUGGESTIONS, Suggestions.class);
        this.productsById = caches.byIds(
                Things.byTheirIds(ReadKind.PRODUCT_BY_ID, Product.class, json.product(), "product", ReferenceTags::of));
        this.storesById = caches.byIds(
                Things.byTheirIds(ReadKind.STORE_BY_ID, Store.class, json.as(Store.class), "store", ReferenceTags::of));
        this.reviews = caches.byIds(new Things<>(
                ReadKind.REVIEWS,
                ReviewPage.class,
                json.list(ReviewPage.class),
                "reviews",
                "productId",
                "product",
                ReferenceTags::of));
    }

    /** What can be bought under an id. */
    public Uni<Optional<ProductOrBundle>> product(UUID id) {
        return product.read(Address.of("api/v1/products/" + id), "product:" + id, "bundle:" + id)
                .map(found -> found.map(Sold::either));
    }

    /** One bundle. */
    public Uni<Optional<Bundle>> bundle(UUID id) {
        return bundle.read(Address.of("api/v1/bundles/" + id), "bundle:" + id);
    }

    /** All about one store. */
    public Uni<Optional<StoreDetail>> store(UUID id) {
        return store.read(Address.of("api/v1/stores/" + id), "store:" + id);
    }

    /** One event, also when it is over. */
    public Uni<Optional<Event>> event(UUID id) {
        return event.read(Address.of("api/v1/events/" + id), "event:" + id);
    }

    /** One activity. */
    public Uni<Optional<Activity>> activity(UUID id) {
        return activity.read(Address.of("api/v1/activities/" + id), "activity:" + id);
    }

    /** One offer that holds now. */
    public Uni<Optional<Offer>> offer(UUID id) {
        return offer.read(Address.of("api/v1/offers/" + id), "offer:" + id);
    }

    /** A page of products. */
    public Uni<Optional<ProductPage>> products(Address list) {
        return products.read(list);
    }

    /** A page of stores. */
    public Uni<Optional<StorePage>> stores(Address list) {
        return stores.read(list);
    }

    /** A page of events. */
    public Uni<Optional<EventPage>> events(Address list) {
        return events.read(list);
    }

    /** A page of activities. */
    public Uni<Optional<ActivityPage>> activities(Address list) {
        return activities.read(list);
    }

    /** A page of offers. */
    public Uni<Optional<OfferPage>> offers(Address list) {
        return offers.read(list);
    }

    /** A page of what a search finds. */
    public Uni<Optional<SearchResult>> search(Address search) {
        return this.search.read(search);
    }

    /** A page of bundles. */
    public Uni<Optional<BundlePage>> bundles(Address list) {
        return bundles.read(list);
    }

    /** A page of categories. */
    public Uni<Optional<CategoryPage>> categories(Address list) {
        return categories.read(list);
    }

    /** What the beginning of a search may become. */
    public Uni<Optional<Suggestions>> suggestions(Address beginning) {
        return suggestions.read(beginning);
    }

    /** Products with everything about them. */
    public Uni<Map<UUID, Outcome<Product>>> productsById(Collection<UUID> ids) {
        return productsById.read(WHOLE_PRODUCTS, ids);
    }

    /** Stores as lists show them. */
    public Uni<Map<UUID, Outcome<Store>>> storesById(Collection<UUID> ids) {
        return storesById.read(LISTED_STORES, ids);
    }

    /** A page of the reviews of each of these products. */
    public Uni<Map<UUID, Outcome<ReviewPage>>> reviews(Bulk pages, Collection<UUID> products) {
        return reviews.read(pages, products);
    }
}
