package io.mercato.catalog.store;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What becomes of the products of a store with it. All methods block, in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GoodsOfStore {
    /** So many take some 0.3 s, far below the time of a statement. */
    private static final int AT_A_TIME = 5000;

    /** Index: products_of_store_by_created. */
    private static final String OFF_SALE_SQL = """
            UPDATE products SET status = 'archived', archived_with_store = true, version = version + 1, updated_at = now()
             WHERE id IN (SELECT id FROM products WHERE store_id = :store AND status = 'active' ORDER BY id LIMIT :limit)
            """;

    /** Index: products_archived_with_store. */
    private static final String ON_SALE_SQL = """
            UPDATE products SET status = CASE WHEN deleted_at IS NULL THEN 'active' ELSE status END,
                   archived_with_store = false, version = version + 1, updated_at = now()
             WHERE id IN (SELECT id FROM products WHERE store_id = :store AND archived_with_store ORDER BY id LIMIT :limit)
            """;

    /** Indexes: products_of_store_by_created and products_of_store_not_on_sale. */
    private static final String COUNT_SQL = """
            SELECT (SELECT count(*) FROM products WHERE store_id = :store AND status = 'active')
                 + (SELECT count(*) FROM products WHERE store_id = :store AND status <> 'active' AND deleted_at IS NULL)
            """;

    private final EntityManager database;

    GoodsOfStore(EntityManager database) {
        this.database = database;
    }

    /** Archives what is on sale, and remembers which. */
    void takeOffSale(UUID store) {
        all(OFF_SALE_SQL, store);
    }

    /** Puts on sale again what was archived with the store and has not been decided about since. */
    void bringBack(UUID store) {
        all(ON_SALE_SQL, store);
    }

    /** How many products there are, whatever their status. */
    long count(UUID store) {
        return ((Number) database.createNativeQuery(COUNT_SQL, Long.class)
                        .setParameter("store", store)
                        .getSingleResult())
                .longValue();
    }

    private void all(String sql, UUID store) {
        int changed;
        do {
            changed = database.createNativeQuery(sql)
                    .setParameter("store", store)
                    .setParameter("limit", AT_A_TIME)
                    .executeUpdate();
        } while (changed == AT_A_TIME);
    }
}
