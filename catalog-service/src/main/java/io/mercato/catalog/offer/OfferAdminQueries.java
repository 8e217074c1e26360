package io.mercato.catalog.offer;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of the administration of offers. */
public final class OfferAdminQueries {
    private static final String OFFERS = """
            SELECT id, status, featured, title, description, kind, percentage, amount, currency AS amount_currency,
                   buy_quantity, get_quantity, product_id, category_id, store_id, flash_sale, valid_from, valid_until,
                   max_redemptions, max_per_customer, redeemed, version, created_at, created_by, updated_at, updated_by,
                   deleted_at, created_at AS sort_key
              FROM offers
            """;

    private static final String NEWEST_FIRST =
            " AND (created_at, id) < (:afterKey, :afterId) ORDER BY created_at DESC, id DESC LIMIT :limit";

    /** Index: offers_by_created. */
    public static final String ALL_SQL = OFFERS + "WHERE deleted_at IS NULL" + NEWEST_FIRST;

    /** Index: offers_of_status_by_created. */
    public static final String OF_STATUS_SQL = OFFERS + "WHERE deleted_at IS NULL AND status = :status" + NEWEST_FIRST;

    /** Index: offers_deleted_by_created. */
    public static final String DELETED_SQL = OFFERS + "WHERE deleted_at IS NOT NULL" + NEWEST_FIRST;

    /** Index: offers_pkey. */
    static final String BY_ID_SQL = OFFERS + "WHERE id = :id AND (deleted_at IS NOT NULL) = :deleted";

    static final KeysetList<AdminOffer> ALL = newestFirst("admin.offers", ALL_SQL);
    static final KeysetList<AdminOffer> OF_STATUS = newestFirst("admin.offers.status", OF_STATUS_SQL);
    static final KeysetList<AdminOffer> DELETED = newestFirst("admin.offers.deleted", DELETED_SQL);

    private OfferAdminQueries() {}

    private static KeysetList<AdminOffer> newestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, Instant.parse("9999-12-31T23:59:59Z"), HIGHEST_ID, AdminOffer::of);
    }
}
