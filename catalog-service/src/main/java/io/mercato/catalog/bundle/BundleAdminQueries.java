package io.mercato.catalog.bundle;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of the administration's lists of bundles. */
public final class BundleAdminQueries {
    /** The page is cut first; only its rows meet their store and items. */
    private static final String SUMMARIES = """
            SELECT b.id, b.status, b.featured, b.handle, b.title, b.price, b.currency, b.version, b.created_at,
                   b.updated_at, b.deleted_at, b.created_at AS sort_key, parts.items, parts.whole,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name
              FROM (SELECT * FROM bundles
                     WHERE deleted_at %s AND (created_at, id) < (:afterKey, :afterId)
                     ORDER BY created_at DESC, id DESC LIMIT :limit) b
             CROSS JOIN %s
              JOIN stores s ON s.id = b.store_id
             ORDER BY b.created_at DESC, b.id DESC
            """;

    /** Index: bundles_by_created. */
    public static final String ALL_SQL = SUMMARIES.formatted("IS NULL", BundleParts.SUMMARY);

    /** Index: bundles_of_status_by_created. */
    public static final String OF_STATUS_SQL = SUMMARIES.formatted("IS NULL AND status = :status", BundleParts.SUMMARY);

    /** Index: bundles_deleted_by_created. */
    public static final String DELETED_SQL = SUMMARIES.formatted("IS NOT NULL", BundleParts.SUMMARY);

    static final KeysetList<BundleSummary> ALL = newestFirst("admin.bundles", ALL_SQL);
    static final KeysetList<BundleSummary> OF_STATUS = newestFirst("admin.bundles.status", OF_STATUS_SQL);
    static final KeysetList<BundleSummary> DELETED = newestFirst("admin.bundles.deleted", DELETED_SQL);

    private BundleAdminQueries() {}

    private static KeysetList<BundleSummary> newestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, Instant.parse("9999-12-31T23:59:59Z"), HIGHEST_ID, BundleSummary::of);
    }
}
