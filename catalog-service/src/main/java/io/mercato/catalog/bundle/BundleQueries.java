package io.mercato.catalog.bundle;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of public lists of bundles. */
public final class BundleQueries {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Bundles are read in the order of the index, each with its items, until the page is full of those that are whole. */
    private static final String CARDS = """
            SELECT b.id, b.handle, b.title, b.vendor, b.price, b.currency, b.created_at, b.created_at AS sort_key,
                   b.items, b.parts_price, b.bundles_left,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   m.url AS image_url, coalesce(nullif(m.alt, ''), b.title) AS image_alt
              FROM (SELECT b.*, parts.*
                      FROM bundles b CROSS JOIN %s
                     WHERE b.status = 'active' AND parts.whole %%s) b
              JOIN stores s ON s.id = b.store_id
              LEFT JOIN bundle_images m ON m.bundle_id = b.id AND m.position = 1
             ORDER BY b.created_at DESC, b.id DESC
            """.formatted(BundleParts.SUMMARY);

    private static final String PAGE = """
            %s AND (b.created_at, b.id) < (:afterKey, :afterId)
                     ORDER BY b.created_at DESC, b.id DESC LIMIT :limit""";

    /** Index: bundles_pkey. */
    static final String BY_IDS_SQL = CARDS.formatted("AND b.id = ANY (CAST(:ids AS uuid[]))");

    /** Index: bundles_active_by_created. */
    public static final String NEWEST_SQL = page("");

    /** Index: bundles_featured_by_created. */
    public static final String FEATURED_SQL = page("AND b.featured");

    /** Index: bundles_of_store_by_created. */
    public static final String OF_STORE_SQL = page("AND b.store_id = :store");

    /** Index: bundles_of_store_by_created, passing over those that are not featured. */
    public static final String FEATURED_OF_STORE_SQL = page("AND b.featured AND b.store_id = :store");

    static final KeysetList<BundleCard> NEWEST = newestFirst("bundles", NEWEST_SQL);
    static final KeysetList<BundleCard> FEATURED = newestFirst("bundles.featured", FEATURED_SQL);
    static final KeysetList<BundleCard> OF_STORE = newestFirst("bundles.store", OF_STORE_SQL);
    static final KeysetList<BundleCard> FEATURED_OF_STORE =
            newestFirst("bundles.featured.store", FEATURED_OF_STORE_SQL);

    private BundleQueries() {}

    private static String page(String filter) {
        return CARDS.formatted(PAGE.formatted(filter));
    }

    private static KeysetList<BundleCard> newestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, END_OF_TIME, HIGHEST_ID, BundleCard::of);
    }
}
