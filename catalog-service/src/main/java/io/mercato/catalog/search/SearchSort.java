package io.mercato.catalog.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The orders that matches come in; equal ones in that of their ids. */
public enum SearchSort {
    /** How well the words fit, and of what fits alike the more popular. Without words, by popularity. */
    RELEVANCE("score", false, Long.MAX_VALUE),

    /** Index: product_search_by_created. */
    NEWEST("created_at", false, Instant.parse("9999-12-31T23:59:59Z")),

    /** Index: product_search_by_price; of one currency. */
    PRICE_ASC("price", true, -1L),

    /** Index: product_search_by_price, backwards; of one currency. */
    PRICE_DESC("price", false, Long.MAX_VALUE),

    /** Index: product_search_by_rating. */
    RATING("rating", false, new BigDecimal("9.99")),

    /** Index: product_search_by_popularity. */
    POPULARITY("popularity", false, Long.MAX_VALUE);

    /** What {@link #named} knows, for a person to read. */
    public static final String NAMES = "relevance, newest, price-asc, price-desc, rating or popularity";

    private final String column;
    private final boolean ascending;
    private final Object startKey;

    SearchSort(String column, boolean ascending, Object startKey) {
        this.column = column;
        this.ascending = ascending;
        this.startKey = startKey;
    }

    /** As in {@code price-asc}. */
    public static Optional<SearchSort> named(String name) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter().equals(name))
                .findFirst();
    }

    /** Its name in the API. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean ofPrice() {
        return this == PRICE_ASC || this == PRICE_DESC;
    }

    String column() {
        return column;
    }

    boolean ascending() {
        return ascending;
    }

    /** Lies before the sort key of every product. */
    Object startKey() {
        return startKey;
    }
}
