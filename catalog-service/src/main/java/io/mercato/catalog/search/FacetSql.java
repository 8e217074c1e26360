package io.mercato.catalog.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that counts facets: a sample of the matches for all facets whose filter is not set, one more for each that
 * is, and a group of it for each facet.
 */
final class FacetSql {
    /** The sample of the matches of the search as it is. */
    static final String ALL_FILTERS = "all_filters";

    /** Where a price range begins, in minor units: 1, 2 and 5 times each power of ten. */
    static final long[] PRICE_STEPS = Stream.iterate(100L, step -> step < 1_000_000_000_000_000L, step -> step * 10)
            .flatMap(step -> Stream.of(step, 2 * step, 5 * step))
            .mapToLong(Long::longValue)
            .toArray();

    /**
     * The first of all matches in shuffled order; what costs much is asked of them only. Index: product_search_shuffled
     * when many match, else as for a page.
     */
    private static final String SAMPLE = """
            sampled_%1$s AS MATERIALIZED (
                SELECT c.product_id, c.bundle, c.store_id, c.category_id, c.shuffled, c.price, c.rating, c.currency, c.vendor, c.tags
                  FROM product_search c
                 WHERE %2$s
                 ORDER BY c.shuffled LIMIT :sample),
            %1$s AS MATERIALIZED (
                SELECT c.* FROM sampled_%1$s c
                 WHERE %3$s)""";

    /** How many were sampled, and where in the shuffled order the sample ended. */
    private static final String SIZE = """
            SELECT 'sampled' AS facet, '%1$s' AS value, CAST(NULL AS text) AS handle, CAST(max(shuffled) AS text) AS name,
                   CAST(NULL AS text) AS parent, count(*) AS matches FROM sampled_%1$s""";

    private static final String MATCHES = count("matches", "%s", "");

    private static final String TYPES = """
            SELECT 'type', CASE WHEN bundle THEN 'bundle' ELSE 'product' END, NULL, NULL, NULL, count(*) FROM %s GROUP BY bundle""";

    /** Each category of the sample counts for all above it too. Index: categories_pkey. */
    private static final String CATEGORIES = """
            SELECT 'category', CAST(k.id AS text), k.handle, k.name, CAST(k.parent_id AS text), counted.matches
              FROM (WITH RECURSIVE above AS (
                        SELECT category_id AS id, count(*) AS matches FROM %s WHERE category_id IS NOT NULL GROUP BY 1
                        UNION ALL
                        SELECT child.parent_id, above.matches FROM above CROSS JOIN LATERAL (
                               SELECT parent_id FROM categories WHERE id = above.id AND parent_id IS NOT NULL OFFSET 0) child)
                    SELECT id, sum(matches) AS matches FROM above GROUP BY id ORDER BY 2 DESC, 1 LIMIT :values) counted
              JOIN categories k ON k.id = counted.id""";

    /** Index: stores_pkey. */
    private static final String STORES = """
            SELECT 'store', CAST(k.id AS text), k.handle, k.name, CAST(NULL AS text), counted.matches
              FROM (SELECT store_id AS id, count(*) AS matches FROM %s GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :values) counted
              JOIN stores k ON k.id = counted.id""";

    /** Told apart whatever their case; first as they are, since there are few of them. */
    private static final String VENDORS = """
            SELECT 'vendor', min(vendor), NULL, NULL, NULL, sum(matches)
              FROM (SELECT vendor, count(*) AS matches FROM %s WHERE vendor IS NOT NULL GROUP BY 1) v
             GROUP BY lower(vendor) ORDER BY sum(matches) DESC, lower(vendor) LIMIT :values""";

    private static final String TAGS = """
            SELECT 'tag', tag, NULL, NULL, NULL, count(*) FROM %s CROSS JOIN LATERAL unnest(tags) u (tag)
             GROUP BY tag ORDER BY count(*) DESC, tag LIMIT :values""";

    private static final String PRICES = """
            SELECT 'price', CAST(step AS text), NULL, NULL, NULL, count(*)
              FROM (SELECT width_bucket(price, CAST(:priceSteps AS bigint[])) AS step FROM %s WHERE currency = :priceCurrency) p
             GROUP BY step""";

    /** By whole stars; who reads them adds up those with more. */
    private static final String RATINGS = """
            SELECT 'rating', CAST(trunc(rating) AS text), NULL, NULL, NULL, count(*) FROM %s GROUP BY trunc(rating)""";

    private static final String IN_STOCK = count("inStock", "%s", " WHERE " + Selection.IN_STOCK);

    private static final String ON_OFFER = count("onOffer", "%s", " WHERE " + Selection.ON_OFFER);

    private FacetSql() {}

    /** The statement for a search, which takes its parameters, and {@code :sample}, {@code :values} and those of prices. */
    static String of(SearchQuery query, Selection selection) {
        Map<String, Selection> samples = new LinkedHashMap<>();
        samples.put(ALL_FILTERS, selection);
        query.facets().stream()
                .filter(selection::filters)
                .forEach(facet -> samples.put(sample(facet, selection), selection.without(facet)));
        String with = samples.entrySet().stream()
                .map(sample -> SAMPLE.formatted(
                        sample.getKey(),
                        sample.getValue().early().sql(),
                        sample.getValue().late().sql()))
                .collect(Collectors.joining(",\n"));
        Stream<String> sizes = samples.keySet().stream().map(SIZE::formatted);
        Stream<String> counts =
                query.facets().stream().map(facet -> grouped(facet).formatted(sample(facet, selection)));
        return "WITH " + with + "\n"
                + Stream.of(sizes, Stream.of(MATCHES.formatted(ALL_FILTERS)), counts)
                        .flatMap(parts -> parts)
                        .map(part -> "(" + part + ")")
                        .collect(Collectors.joining("\nUNION ALL\n"));
    }

    /** The sample that a facet is counted over. */
    static String sample(Facet facet, Selection selection) {
        return selection.filters(facet) ? "without_" + facet.name().toLowerCase(Locale.ROOT) : ALL_FILTERS;
    }

    static Long[] priceSteps() {
        return Arrays.stream(PRICE_STEPS).boxed().toArray(Long[]::new);
    }

    private static String grouped(Facet facet) {
        return switch (facet) {
            case TYPE -> TYPES;
            case CATEGORY -> CATEGORIES;
            case STORE -> STORES;
            case VENDOR -> VENDORS;
            case TAG -> TAGS;
            case PRICE -> PRICES;
            case RATING -> RATINGS;
            case IN_STOCK -> IN_STOCK;
            case ON_OFFER -> ON_OFFER;
        };
    }

    private static String count(String name, String from, String where) {
        return "SELECT '" + name + "', NULL, NULL, NULL, NULL, count(*) FROM " + from + " c" + where.replace("%", "%%");
    }
}
