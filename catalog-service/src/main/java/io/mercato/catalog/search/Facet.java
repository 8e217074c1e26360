package io.mercato.catalog.search;

import java.util.Arrays;
import java.util.Optional;

/** What matches can be counted by. Each has a filter of its own, which its counts leave out. */
public enum Facet {
    TYPE("type"),
    CATEGORY("category"),
    STORE("store"),
    VENDOR("vendor"),
    TAG("tag"),
    PRICE("price"),
    RATING("rating"),
    IN_STOCK("inStock"),
    ON_OFFER("onOffer");

    /** What {@link #named} knows, for a person to read. */
    public static final String NAMES = "type, category, store, vendor, tag, price, rating, inStock or onOffer";

    private final String parameter;

    Facet(String parameter) {
        this.parameter = parameter;
    }

    /** As in {@code inStock}. */
    public static Optional<Facet> named(String name) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter.equals(name))
                .findFirst();
    }

    /** Its name in the API. */
    public String parameter() {
        return parameter;
    }
}
