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
                   i.url AS image_url, i.alt AS image_alt
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

    private static final String BRANCH = """
            WITH RECURSIVE branch AS (
                SELECT id FROM categories WHERE id = :category
                UNION
                SELECT c.id FROM categories c JOIN branch b ON c.parent_id = b.id)
            """;

    /**
     * Index: products_of_category_by_created, once for each category of the branch; what is sorted is at most one page
     * from each.
     */
    public static final String OF_CATEGORY_SQL = BRANCH + CARDS.formatted("created_at", """
                    SELECT n.* FROM branch CROSS JOIN LATERAL (
                        SELECT * FROM products
                         WHERE category_id = branch.id AND status = 'active' AND (created_at, id) < (:afterKey, :afterId)
                         ORDER BY created_at DESC, id DESC LIMIT :limit) n
                     ORDER BY n.created_at DESC, n.id DESC LIMIT :limit
                    """);

    /** Index: products_of_store_by_created, passing over what is not of the branch. */
    public static final String OF_STORE_AND_CATEGORY_SQL = BRANCH + CARDS.formatted("created_at", """
                    SELECT * FROM products
                     WHERE store_id = :store AND status = 'active' AND (created_at, id) < (:afterKey, :afterId)
                       AND category_id = ANY (ARRAY(SELECT id FROM branch))
                     ORDER BY created_at DESC, id DESC LIMIT :limit
                    """);

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
