package io.mercato.catalog.offer;

import static io.mercato.catalog.list.KeysetList.LOWEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of offers. */
public final class OfferQueries {
    private static final String OFFERS = """
            SELECT o.id, o.title, o.description, o.kind, o.percentage, o.amount, o.currency AS amount_currency,
                   o.buy_quantity, o.get_quantity, o.max_redemptions, o.max_per_customer, o.redeemed,
                   o.flash_sale, o.featured, o.valid_from, o.valid_until, o.valid_until AS sort_key,
                   p.id AS product_id, p.handle AS product_handle, p.title AS product_name, p.price, p.currency,
                   c.id AS category_id, c.handle AS category_handle, c.name AS category_name,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   coalesce(i.url, c.image_url, s.image_url) AS image_url,
                   coalesce(i.alt, c.image_alt, s.image_alt) AS image_alt
              FROM (SELECT offers.*
                      FROM offers
                      LEFT JOIN products ON products.id = offers.product_id
                      LEFT JOIN categories ON categories.id = offers.category_id
                      LEFT JOIN stores ON stores.id = offers.store_id
                     WHERE (offers.product_id IS NULL OR products.status = 'active')
                       AND (offers.category_id IS NULL OR categories.deleted_at IS NULL)
                       AND (offers.store_id IS NULL OR stores.status = 'active') AND %s) o
              LEFT JOIN products p ON p.id = o.product_id
              LEFT JOIN product_images i ON i.product_id = o.product_id AND i.position = 1
              LEFT JOIN categories c ON c.id = o.category_id
              LEFT JOIN stores s ON s.id = o.store_id
             ORDER BY o.valid_until, o.id
            """;

    private static final String HOLDS_NOW = "offers.status = 'active' AND valid_from <= now() AND valid_until > now()";

    /** The page is cut first; begins at "now" in the index, however many offers are over. */
    private static final String ENDING_FIRST = HOLDS_NOW + """
             AND (valid_until, offers.id) > (:afterKey, :afterId)
                     ORDER BY valid_until, offers.id LIMIT :limit""";

    /** Index: offers_active_by_end. */
    public static final String RUNNING_SQL = offers("");

    /** Index: offers_featured_by_end. */
    public static final String FEATURED_SQL = offers("offers.featured AND ");

    /** Index: offers_flash_sale_by_end. */
    public static final String FLASH_SALE_SQL = offers("flash_sale AND ");

    /** Index: offers_flash_sale_by_end, passing over the few that are not featured. */
    public static final String FEATURED_FLASH_SALE_SQL = offers("flash_sale AND offers.featured AND ");

    /** Index: offers_pkey. */
    static final String BY_ID_SQL = OFFERS.formatted("offers.id = :id AND " + HOLDS_NOW);

    /** Those of the product itself, its store, its category and all above that. */
    private static final String ON_PRODUCT = """
            WITH RECURSIVE product AS (SELECT id, store_id, category_id FROM products WHERE id = :product),
            branch AS (
                SELECT category_id AS id FROM product WHERE category_id IS NOT NULL
                UNION
                SELECT above.parent_id
                  FROM branch
                 CROSS JOIN LATERAL (SELECT parent_id FROM categories WHERE id = branch.id OFFSET 0) above
                 WHERE above.parent_id IS NOT NULL)
            """;

    /** One kind of them, a page at most, begun at "now" in its index. What is used up does not hold for anybody. */
    private static final String OF_SCOPE = """
            SELECT running.* FROM %1$s AS scope CROSS JOIN LATERAL (
                SELECT offers.* FROM offers
                 WHERE offers.%2$s = scope.%3$s AND %4$s
                   AND redeemed < coalesce(max_redemptions, redeemed + 1)
                   AND (valid_until, offers.id) > (:afterKey, :afterId)
                 ORDER BY valid_until, offers.id LIMIT :limit) running
            """;

    /** Indexes: offers_of_product_by_end, offers_of_category_by_end, offers_of_store_by_end; categories_pkey upwards. */
    public static final String ON_PRODUCT_SQL = ON_PRODUCT
            + OFFERS.replace(
                    "%s",
                    """
                    offers.id IN (
                        SELECT id FROM (%s UNION ALL %s UNION ALL %s) page
                         ORDER BY valid_until, id LIMIT :limit)""".formatted(
                                    OF_SCOPE.formatted("product", "product_id", "id", HOLDS_NOW),
                                    OF_SCOPE.formatted("branch", "category_id", "id", HOLDS_NOW),
                                    OF_SCOPE.formatted("product", "store_id", "store_id", HOLDS_NOW)));

    static final KeysetList<OfferCard> ON_PRODUCT_LIST = endingFirst("offers.product", ON_PRODUCT_SQL);
    static final KeysetList<OfferCard> RUNNING = endingFirst("offers", RUNNING_SQL);
    static final KeysetList<OfferCard> FEATURED = endingFirst("offers.featured", FEATURED_SQL);
    static final KeysetList<OfferCard> FLASH_SALE = endingFirst("offers.flashSale", FLASH_SALE_SQL);
    static final KeysetList<OfferCard> FEATURED_FLASH_SALE =
            endingFirst("offers.featured.flashSale", FEATURED_FLASH_SALE_SQL);

    private OfferQueries() {}

    private static String offers(String filter) {
        return OFFERS.formatted(filter + ENDING_FIRST);
    }

    private static KeysetList<OfferCard> endingFirst(String name, String sql) {
        return new KeysetList<>(name, sql, Instant.EPOCH, LOWEST_ID, OfferCard::of);
    }
}
