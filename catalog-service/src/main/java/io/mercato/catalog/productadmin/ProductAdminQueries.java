package io.mercato.catalog.productadmin;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of the administration's lists of products. */
public final class ProductAdminQueries {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** The page is cut first; only its rows meet their store and picture. */
    private static final String SUMMARIES = """
            SELECT p.id, p.status, p.featured, p.handle, p.title, p.price, p.currency, p.version, p.created_at, p.updated_at,
                   p.deleted_at, p.sort_key, s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   i.url AS image_url, i.alt AS image_alt
              FROM (%s) p
              JOIN stores s ON s.id = p.store_id
              LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 1
             ORDER BY %s
            """;

    /** The condition of the partial index is repeated as it stands there. */
    private static final String OF_STATUS = """
            (SELECT *, created_at AS sort_key FROM products
              WHERE %s AND %s (created_at, id) < (:afterKey, :afterId)
              ORDER BY created_at DESC, id DESC LIMIT :limit)
            """;

    private static final List<String> ACTIVE = List.of("status = 'active'");
    private static final List<String> NOT_ACTIVE = List.of(
            "status = 'draft' AND status <> 'active' AND deleted_at IS NULL",
            "status = 'archived' AND status <> 'active' AND deleted_at IS NULL");

    /** Index: products_not_active_by_created, and products_active_by_created for a page of what is on sale. */
    public static final String ALL_SQL = newestFirst("", Optional.empty());

    /** Index: products_of_store_not_active_by_created, and products_of_store_by_created for a page of what is on sale. */
    public static final String OF_STORE_SQL = newestFirst("store_id = :store AND", Optional.empty());

    /** Index: products_not_active_by_created. */
    public static final String DRAFTS_SQL = newestFirst("", Optional.of("draft"));

    /** Index: products_of_store_not_active_by_created. */
    public static final String DRAFTS_OF_STORE_SQL = newestFirst("store_id = :store AND", Optional.of("draft"));

    /** Index: products_by_title. U+10FFFF follows whatever goes on after the beginning that is asked for. */
    public static final String TITLED_SQL = titled("");

    /** Index: products_deleted_by_time. */
    public static final String DELETED_SQL = SUMMARIES.formatted("""
            SELECT *, deleted_at AS sort_key FROM products
             WHERE deleted_at IS NOT NULL AND (deleted_at, id) < (:afterKey, :afterId)
             ORDER BY deleted_at DESC, id DESC LIMIT :limit
            """, "p.sort_key DESC, p.id DESC");

    static final KeysetList<ProductSummary> DELETED = new KeysetList<>(
            "admin.products.deleted", DELETED_SQL, END_OF_TIME, KeysetList.HIGHEST_ID, ProductSummary::of);

    private ProductAdminQueries() {}

    /** Those of a status, if one is given, and of the store {@code :store}, if so; the newest first. */
    static KeysetList<ProductSummary> newest(Optional<String> status, boolean ofStore) {
        return new KeysetList<>(
                "admin.products " + status.orElse(""),
                newestFirst(ofStore ? "store_id = :store AND" : "", status),
                END_OF_TIME,
                KeysetList.HIGHEST_ID,
                ProductSummary::of);
    }

    /** Those whose title begins with {@code :title}, whatever the case, by title. */
    static KeysetList<ProductSummary> titled(Optional<String> status, boolean ofStore) {
        String filter = (ofStore ? "store_id = :store AND " : "")
                + status.map(wanted -> "status = '" + wanted + "' AND ").orElse("");
        return new KeysetList<>(
                "admin.products.titled " + status.orElse(""),
                titled(filter),
                "",
                KeysetList.LOWEST_ID,
                ProductSummary::of);
    }

    private static String newestFirst(String filter, Optional<String> status) {
        String pages = List.of(ACTIVE, NOT_ACTIVE).stream()
                .flatMap(List::stream)
                .filter(condition -> status.map(wanted -> condition.startsWith("status = '" + wanted + "'"))
                        .orElse(true))
                .map(condition -> OF_STATUS.formatted(condition, filter))
                .collect(Collectors.joining(" UNION ALL "));
        return SUMMARIES.formatted(
                "SELECT * FROM (" + pages + ") page ORDER BY created_at DESC, id DESC LIMIT :limit",
                "p.sort_key DESC, p.id DESC");
    }

    private static String titled(String filter) {
        return SUMMARIES.formatted("""
                SELECT *, lower(title) COLLATE "C" AS sort_key FROM products
                 WHERE %s deleted_at IS NULL
                   AND lower(title) COLLATE "C" >= lower(CAST(:title AS text)) COLLATE "C"
                   AND lower(title) COLLATE "C" < (lower(CAST(:title AS text)) || chr(1114111)) COLLATE "C"
                   AND (lower(title) COLLATE "C", id) > (CAST(:afterKey AS text) COLLATE "C", :afterId)
                 ORDER BY lower(title) COLLATE "C", id LIMIT :limit
                """.formatted(filter), "p.sort_key COLLATE \"C\", p.id");
    }
}
