package io.mercato.catalog.search;

import static java.util.stream.Collectors.joining;

import io.mercato.catalog.bundle.BundleParts;
import io.mercato.catalog.search.SearchFilters.PriceRange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The conditions of a search, each told by the facet that it filters, so that a facet can be counted without its own.
 *
 * @param conditions all of which hold for a match
 */
record Selection(List<Condition> conditions) {
    /**
     * Whether something of {@code c} is left. Indexes: product_variants_product_id_position_key,
     * variant_sizes_pkey. LIMIT keeps the planner from reading the stock of everything instead.
     */
    static final String IN_STOCK = """
            CASE WHEN c.bundle THEN %s ELSE
            coalesce((SELECT true FROM product_variants v JOIN variant_sizes z ON z.variant_id = v.id
                       WHERE v.product_id = c.product_id AND z.quantity > z.reserved LIMIT 1), false) END""".formatted(BundleParts.areInStock("c.product_id"));

    /** A bundle of which something is not on sale is not either, which its own row does not know. */
    private static final Condition WHOLE =
            Condition.late("(NOT c.bundle OR " + BundleParts.areOnSale("c.product_id") + ")");

    /**
     * Whether an offer holds now for {@code c}; bundles have none. Index: offers_active_by_end, once for all products.
     */
    static final String ON_OFFER = """
            (NOT c.bundle AND (c.product_id IN (SELECT product_id FROM offers
                               WHERE status = 'active' AND valid_from <= now() AND valid_until > now()
                                 AND product_id IS NOT NULL)
             OR c.store_id IN (SELECT store_id FROM offers
                                WHERE status = 'active' AND valid_from <= now() AND valid_until > now()
                                  AND store_id IS NOT NULL)
             OR coalesce(c.category_id IN (
                    WITH RECURSIVE reduced AS (
                        SELECT category_id AS id FROM offers
                         WHERE status = 'active' AND valid_from <= now() AND valid_until > now()
                           AND category_id IS NOT NULL
                        UNION
                        SELECT child.id FROM reduced CROSS JOIN LATERAL (
                               SELECT id FROM categories WHERE parent_id = reduced.id OFFSET 0) child)
                    SELECT id FROM reduced), false)))""";

    /**
     * The conditions of a query.
     *
     * @param words the query's text as a {@code tsquery}, none when it has no text
     * @param branch the ids of its categories and of all below them
     * @param placedStores the ids of the stores where it looks, if that matters
     */
    static Selection of(SearchFilters filters, Optional<String> words, List<UUID> branch, List<UUID> placedStores) {
        List<Condition> all = new ArrayList<>();
        words.ifPresent(text -> all.add(Condition.of("c.document @@ CAST(:words AS tsquery)", "words", text)));
        if (!filters.categories().isEmpty()) {
            all.add(Condition.of(
                    Facet.CATEGORY, "c.category_id = ANY (CAST(:branch AS uuid[]))", Map.of("branch", ids(branch))));
        }
        if (filters.ofPlace()) {
            all.add(Condition.of(
                    "c.store_id = ANY (CAST(:placedStores AS uuid[]))", "placedStores", ids(placedStores)));
        }
        if (!filters.stores().isEmpty()) {
            all.add(Condition.of(
                    Facet.STORE,
                    "c.store_id = ANY (CAST(:stores AS uuid[]))",
                    Map.of("stores", ids(List.copyOf(filters.stores())))));
        }
        if (!filters.tags().isEmpty()) {
            all.add(Condition.of(Facet.TAG, "c.tags && CAST(:tags AS text[])", Map.of("tags", texts(filters.tags()))));
        }
        if (!filters.vendors().isEmpty()) {
            all.add(Condition.of(
                    Facet.VENDOR,
                    "lower(c.vendor) = ANY (CAST(:vendors AS text[]))",
                    Map.of("vendors", texts(filters.vendors()))));
        }
        filters.price().ifPresent(price -> all.add(price(price)));
        if (filters.minRating().signum() > 0) {
            all.add(Condition.of(Facet.RATING, "c.rating >= :minRating", Map.of("minRating", filters.minRating())));
        }
        if (filters.inStock()) {
            all.add(Condition.late(Facet.IN_STOCK, IN_STOCK));
        }
        if (filters.onOffer()) {
            all.add(Condition.late(Facet.ON_OFFER, ON_OFFER));
        }
        if (filters.types().size() == 1) {
            all.add(Condition.of(
                    Facet.TYPE, filters.types().contains(ResultType.BUNDLE) ? "c.bundle" : "NOT c.bundle", Map.of()));
        }
        if (!filters.types().equals(Set.of(ResultType.PRODUCT))) {
            all.add(WHOLE);
        }
        return new Selection(List.copyOf(all));
    }

    private static Condition price(PriceRange price) {
        return Condition.of(
                Facet.PRICE,
                "c.currency = :currency AND c.price BETWEEN :minPrice AND :maxPrice",
                Map.of("currency", price.currency(), "minPrice", price.from(), "maxPrice", price.to()));
    }

    /** Whether one of the conditions is a facet's filter. */
    boolean filters(Facet facet) {
        return conditions.stream().anyMatch(condition -> condition.facet().equals(Optional.of(facet)));
    }

    /** Without a facet's filter. */
    Selection without(Facet facet) {
        Stream<Condition> others =
                conditions.stream().filter(condition -> !condition.facet().equals(Optional.of(facet)));
        // Where only products were let through, nobody has asked yet whether bundles are whole.
        Stream<Condition> whole = facet == Facet.TYPE ? Stream.of(WHOLE) : Stream.empty();
        return new Selection(Stream.concat(others, whole).distinct().toList());
    }

    /** Those that an index may help with. */
    Selection early() {
        return where(condition -> !condition.late());
    }

    /** Those that are asked of few rows. */
    Selection late() {
        return where(Condition::late);
    }

    /** For behind a WHERE. */
    String sql() {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(Condition::sql).collect(joining("\n   AND "));
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        conditions.forEach(condition -> all.putAll(condition.parameters()));
        return all;
    }

    private Selection where(Predicate<Condition> kept) {
        return new Selection(conditions.stream().filter(kept).toList());
    }

    private static UUID[] ids(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
