package io.mercato.catalog.product;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of product lists. */
public final class ProductQueries {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** The page is cut first, from the index alone; only its rows meet their store and picture. */
    private static final String CARDS = """
            SELECT p.id, p.handle, p.title, p.vendor, p.price, p.compare_at_price, p.currency,
                   p.rating_average, p.rating_count, p.created_at, p.%1$s AS sort_key,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   i.url AS image_url, coalesce(nullif(i.alt, ''), p.title) AS image_alt
              FROM (%2$s) p
              JOIN stores s ON s.id = p.store_id
              LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 1
             ORDER BY p.%1$s DESC, p.id DESC
            """;

    /** Index: products_featured_by_views. */
    public static final String FEATURED_SQL = CARDS.formatted("views", """
            SELECT * FROM products
             WHERE featured AND status = 'active' AND (views, id) < (:afterKey, :afterId)
             ORDER BY views DESC, id DESC LIMIT :limit
            """);

    /** Index: products_active_by_created. */
    public static final String NEWEST_SQL = CARDS.formatted("created_at", """
            SELECT * FROM products
             WHERE status = 'active' AND (created_at, id) < (:afterKey, :afterId)
             ORDER BY created_at DESC, id DESC LIMIT :limit
            """);

    /** Index: products_of_store_by_created. */
    public static final String OF_STORE_SQL = CARDS.formatted("created_at", """
            SELECT * FROM products
             WHERE store_id = :store AND status = 'active' AND (created_at, id) < (:afterKey, :afterId)
             ORDER BY created_at DESC, id DESC LIMIT :limit
            """);

    /** Index: products_pkey. */
    static final String BY_IDS_SQL = CARDS.formatted(
            "created_at", "SELECT * FROM products WHERE id = ANY (CAST(:ids AS uuid[])) AND status = 'active'");

    /** OFFSET 0 keeps the planner, which cannot know how small a branch is, from reading all categories instead. */
    private static final String OF_BRANCH = """
            WITH RECURSIVE branch AS (
                SELECT id FROM categories WHERE id = :category
                UNION
                SELECT child.id
                  FROM branch
                 CROSS JOIN LATERAL (SELECT id FROM categories WHERE parent_id = branch.id OFFSET 0) child)
            """ + CARDS.formatted("created_at", """
                            SELECT newest.* FROM branch CROSS JOIN LATERAL (
                                SELECT * FROM products
                                 WHERE %s category_id = branch.id AND status = 'active'
                                   AND (created_at, id) < (:afterKey, :afterId)
                                 ORDER BY created_at DESC, id DESC LIMIT :limit) newest
                             ORDER BY newest.created_at DESC, newest.id DESC LIMIT :limit
                            """);

    /** Index: products_of_category_by_created, for each category of the branch; at most a page from each is sorted. */
    public static final String OF_CATEGORY_SQL = OF_BRANCH.formatted("");

    /** Index: products_of_store_and_category_by_created, in the same way. */
    public static final String OF_STORE_AND_CATEGORY_SQL = OF_BRANCH.formatted("store_id = :store AND");

    static final KeysetList<ProductCard> FEATURED =
            new KeysetList<>("products.featured", FEATURED_SQL, Long.MAX_VALUE, HIGHEST_ID, ProductCard::of);
    static final KeysetList<ProductCard> NEWEST = newestFirst("products", NEWEST_SQL);
    static final KeysetList<ProductCard> OF_STORE = newestFirst("products.store", OF_STORE_SQL);
    static final KeysetList<ProductCard> OF_CATEGORY = newestFirst("products.category", OF_CATEGORY_SQL);
    static final KeysetList<ProductCard> OF_STORE_AND_CATEGORY =
            newestFirst("products.store.category", OF_STORE_AND_CATEGORY_SQL);

    private ProductQueries() {}

    private static KeysetList<ProductCard> newestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, END_OF_TIME, HIGHEST_ID, ProductCard::of);
    }
}
