package io.mercato.catalog.search;

import io.mercato.catalog.location.Near;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What matches have to be: all of it, and one of the values of each. An empty set does not filter.
 *
 * @param types empty or all when any will do
 * @param categories each with its branch
 * @param locations where their stores are
 * @param near what their stores are around
 * @param tags in lower case
 * @param vendors in lower case
 * @param price none when any will do, in any currency
 * @param minRating from 0, which what nobody has rated has too, to 5
 * @param inStock whether something must be left
 * @param onOffer whether an offer must hold for it now
 */
public record SearchFilters(
        SortedSet<ResultType> types,
        SortedSet<UUID> categories,
        SortedSet<UUID> stores,
        SortedSet<UUID> locations,
        Optional<Near> near,
        SortedSet<String> tags,
        SortedSet<String> vendors,
        Optional<PriceRange> price,
        BigDecimal minRating,
        boolean inStock,
        boolean onOffer) {

    /** Whether it matters where a store is. */
    boolean ofPlace() {
        return near.isPresent() || !locations.isEmpty();
    }

    /**
     * Prices of one currency.
     *
     * @param from in minor units
     * @param to in minor units, inclusive
     */
    public record PriceRange(String currency, long from, long to) {
        /** Any price. */
        static PriceRange in(String currency) {
            return new PriceRange(currency, 0, Long.MAX_VALUE);
        }
    }
}
