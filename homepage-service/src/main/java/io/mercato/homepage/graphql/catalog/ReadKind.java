package io.mercato.homepage.graphql.catalog;

import java.util.Locale;

/**
 * Kinds of reads of catalog-service. Each has a cache of its own, configured by its name, and bounds of its own, so that one
 * that is slow or fails leaves the others alone.
 */
public enum ReadKind {
    /** One product or bundle, by whichever of the two has the id. */
    PRODUCT,
    /** Each product that other answers refer to, read by the hundred. */
    PRODUCT_BY_ID,
    /** A page of products. */
    PRODUCTS,
    /** One bundle. */
    BUNDLE,
    /** A page of bundles. */
    BUNDLES,
    /** A page of categories. */
    CATEGORIES,
    /** All about one store. */
    STORE,
    /** Each store that other answers refer to, read by the hundred. */
    STORE_BY_ID,
    /** A page of stores. */
    STORES,
    /** One event. */
    EVENT,
    /** A page of events. */
    EVENTS,
    /** One activity. */
    ACTIVITY,
    /** A page of activities. */
    ACTIVITIES,
    /** A page of offers, which begin and end without anybody changing them. */
    OFFERS,
    /** One offer that holds now. */
    OFFER,
    /** A page of the reviews of each of the products that an answer shows. */
    REVIEWS,
    /** A search with its facets. */
    SEARCH,
    /** What the beginning of a search may become. */
    SUGGESTIONS;

    /** Its name in configuration and metrics, such as {@code graphql-product-by-id}. */
    public String cacheName() {
        return "graphql-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
