package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.type.ActivityPage;
import io.mercato.homepage.graphql.type.Bundle;
import io.mercato.homepage.graphql.type.EventPage;
import io.mercato.homepage.graphql.type.Offer;
import io.mercato.homepage.graphql.type.OfferPage;
import io.mercato.homepage.graphql.type.Product;
import io.mercato.homepage.graphql.type.ProductOrBundle;
import io.mercato.homepage.graphql.type.ProductPage;
import io.mercato.homepage.graphql.type.Reference;
import io.mercato.homepage.graphql.type.SearchResult;
import io.mercato.homepage.graphql.type.Store;
import io.mercato.homepage.graphql.type.StoreDetail;
import io.mercato.homepage.graphql.type.StorePage;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The catalogue, as the schema shows it. Never blocks; every failure is a {@link CatalogFailure}. A thing that is not there is
 * an empty {@code Optional}; a list always is.
 */
@Startup
@ApplicationScoped
public class Catalog {
    private final Reads<Sold> product;
    private final Reads<Bundle> bundle;
    private final Reads<StoreDetail> store;
    private final Reads<ProductPage> products;
    private final Reads<StorePage> stores;
    private final Reads<EventPage> events;
    private final Reads<ActivityPage> activities;
    private final Reads<OfferPage> offers;
    private final Reads<SearchResult> search;
    private final ByIds<Product> productsById;
    private final ByIds<Store> storesById;

    Catalog(Caches caches, CatalogJson json) {
        this.product = caches.reads(ReadKind.PRODUCT, Sold.class, json.sold(), _ -> Optional.empty());
        this.bundle = caches.reads(ReadKind.BUNDLE, Bundle.class);
        this.store = caches.reads(
                ReadKind.STORE,
                StoreDetail.class,
                Decoder.as(json.mapper(), StoreDetail.class),
                Catalog::whenItOpensOrCloses);
        this.products = caches.reads(ReadKind.PRODUCTS, ProductPage.class);
        this.stores = caches.reads(ReadKind.STORES, StorePage.class);
        this.events = caches.reads(ReadKind.EVENTS, EventPage.class);
        this.activities = caches.reads(ReadKind.ACTIVITIES, ActivityPage.class);
        this.offers = caches.reads(
                ReadKind.OFFERS,
                OfferPage.class,
                Decoder.as(json.mapper(), OfferPage.class),
                page -> page.items().stream().map(Offer::endsAt).min(Comparator.naturalOrder()));
        this.search = caches.reads(ReadKind.SEARCH, SearchResult.class);
        this.productsById = caches.byIds(
                ReadKind.PRODUCT_BY_ID, "products", Product.class, json.product(), Product::id, Catalog::tags);
        this.storesById = caches.byIds(
                ReadKind.STORE_BY_ID,
                "stores",
                Store.class,
                Decoder.as(json.mapper(), Store.class),
                Store::id,
                Catalog::tags);
    }

    /** What can be bought under an id. */
    public Uni<Optional<ProductOrBundle>> product(UUID id) {
        return product.read(Address.of("api/v1/products/" + id)).map(found -> found.map(Sold::either));
    }

    /** One bundle. */
    public Uni<Optional<Bundle>> bundle(UUID id) {
        return bundle.read(Address.of("api/v1/bundles/" + id));
    }

    /** All about one store. */
    public Uni<Optional<StoreDetail>> store(UUID id) {
        return store.read(Address.of("api/v1/stores/" + id));
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

    /** Products with everything about them, by their ids. */
    public ByIds<Product> productsById() {
        return productsById;
    }

    /** Stores as lists show them, by their ids. */
    public ByIds<Store> storesById() {
        return storesById;
    }

    private static Optional<Instant> whenItOpensOrCloses(StoreDetail store) {
        return Optional.ofNullable(store.opening()).flatMap(opening -> Stream.of(opening.opensAt(), opening.closesAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder()));
    }

    private static Set<String> tags(Product product) {
        return Stream.concat(
                        Stream.of("product:" + product.id()),
                        Stream.concat(
                                tag("store", product.store()),
                                tag("category", product.details().category())))
                .collect(Collectors.toSet());
    }

    private static Set<String> tags(Store store) {
        return Stream.concat(Stream.of("store:" + store.id()), tag("location", store.location()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> tag(String kind, Reference reference) {
        return Stream.ofNullable(reference).map(there -> kind + ":" + there.id());
    }
}
