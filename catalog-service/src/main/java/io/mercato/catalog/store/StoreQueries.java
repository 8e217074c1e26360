package io.mercato.catalog.store;

import io.mercato.catalog.list.KeysetList;

import java.math.BigDecimal;

/** The SQL of stores. */
public final class StoreQueries {
    private static final String STORES = """
            SELECT id, handle, name, description, city, country, image_url, image_alt,
                   rating_average, rating_count, featured, rating_average AS sort_key
              FROM stores
             WHERE status = 'active'
            """;

    private static final String BEST_FIRST = """
               AND (rating_average, id) < (:afterKey, :afterId)
             ORDER BY rating_average DESC, id DESC LIMIT :limit
            """;

    /** Index: stores_featured_by_rating. */
    public static final String FEATURED_SQL = STORES + " AND featured\n" + BEST_FIRST;

    /** Index: stores_active_by_rating. */
    public static final String ACTIVE_SQL = STORES + BEST_FIRST;

    /** Index: stores_pkey. */
    static final String BY_ID_SQL = STORES + " AND id = :id";

    static final KeysetList<StoreCard> FEATURED = bestFirst("stores.featured", FEATURED_SQL);
    static final KeysetList<StoreCard> ACTIVE = bestFirst("stores", ACTIVE_SQL);

    private StoreQueries() {}

    private static KeysetList<StoreCard> bestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, new BigDecimal("9.99"), KeysetList.HIGHEST_ID, StoreCard::of);
    }
}
