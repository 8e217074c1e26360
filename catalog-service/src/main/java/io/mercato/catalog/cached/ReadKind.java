package io.mercato.catalog.cached;

import java.util.Locale;

/** Kinds of public reads, by how long their answers hold: each has a block in {@code application.properties}. */
public enum ReadKind {
    /** One product or bundle. */
    PRODUCT,
    /** One store, event or activity. */
    DETAIL,
    /** A page of a list. */
    LIST,
    /** A search, its facets, a suggestion. */
    SEARCH,
    /** The tree of categories and what is in it. */
    CATEGORIES,
    /** Countries and cities. */
    LOCATIONS,
    /** Reviews of something. */
    REVIEWS,
    /** What holds now only: it begins and ends without anybody changing it. */
    OFFERS;

    /** Its name in configuration and metrics, such as {@code catalog-product}. */
    public String cacheName() {
        return "catalog-" + name().toLowerCase(Locale.ROOT);
    }
}
