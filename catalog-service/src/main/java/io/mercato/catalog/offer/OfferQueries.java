package io.mercato.catalog.offer;

import static io.mercato.catalog.list.KeysetList.LOWEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of offers. */
public final class OfferQueries {
    private static final String OFFERS = """
            SELECT o.id, o.title, o.description, o.kind, o.percentage, o.amount, o.currency AS amount_currency,
                   o.flash_sale, o.featured, o.valid_from, o.valid_until, o.valid_until AS sort_key,
                   p.id AS product_id, p.handle AS product_handle, p.title AS product_name, p.price, p.currency,
                   c.id AS category_id, c.handle AS category_handle, c.name AS category_name,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   coalesce(i.url, c.image_url, s.image_url) AS image_url,
                   coalesce(i.alt, c.image_alt, s.image_alt) AS image_alt
              FROM (SELECT offers.*
                      FROM offers LEFT JOIN products ON products.id = offers.product_id
                     WHERE (offers.product_id IS NULL OR products.status = 'active') AND %s) o
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
