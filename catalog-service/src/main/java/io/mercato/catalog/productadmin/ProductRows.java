package io.mercato.catalog.productadmin;

import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * The rows around a change of a product. All who change products lock the stock of their sizes first and then the products, as
 * an import does, so none waits for another in a circle. Blocks; call it in a transaction.
 */
@ApplicationScoped
class ProductRows {
    /** Indexes: product_variants_product_id_position_key, variant_sizes_pkey. */
    private static final String STOCK_KEYS_SQL = """
            SELECT s.variant_id, s.size_id
              FROM product_variants v JOIN variant_sizes s ON s.variant_id = v.id
             WHERE v.product_id = :id
            """;

    /**
     * Index: products_pkey. FOR UPDATE also keeps an import from adding variants, which FOR NO KEY UPDATE would not.
     */
    private static final String LOCK_SQL = "SELECT 1 FROM products WHERE id = :id FOR UPDATE";

    /** Index: products_pkey. */
    private static final String LEAVE_DELETED_CATEGORY_SQL = """
            UPDATE products SET category_id = NULL
             WHERE id = :id AND category_id IN (SELECT id FROM categories WHERE deleted_at IS NOT NULL)
            """;

    /** Index: bundle_items_by_variant. */
    private static final String BUNDLES_SQL = """
            SELECT DISTINCT b.handle
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[])) AS gone (variant_id, size_id)
              JOIN bundle_items i ON i.variant_id = gone.variant_id AND i.size_id = gone.size_id
              JOIN bundles b ON b.id = i.bundle_id AND b.status = 'active'
             ORDER BY b.handle LIMIT 10
            """;

    /** Index: stores_pkey. Keeps who would archive it waiting until the product is on sale. */
    private static final String STORE_IS_ACTIVE_SQL =
            "SELECT 1 FROM stores WHERE id = :id AND status = 'active' FOR SHARE";

    private final EntityManager database;
    private final Stock stock;

    ProductRows(EntityManager database, Stock stock) {
        this.database = database;
        this.stock = stock;
    }

    /** Locks the stock of all sizes of a product; to be called before {@link #lock}. */
    @SuppressWarnings("unchecked")
    Map<StockKey, StockLevel> lockStock(UUID id) {
        List<Tuple> keys = database.createNativeQuery(STOCK_KEYS_SQL, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return stock.lock(keys.stream()
                .map(row -> new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class)))
                .toList());
    }

    /** Locks a product, if there is one, before {@code AdminChanges} does so less strongly. */
    void lock(UUID id) {
        database.createNativeQuery(LOCK_SQL, Integer.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** A product that was deleted may have outlived its category. */
    void leaveDeletedCategory(UUID id) {
        database.createNativeQuery(LEAVE_DELETED_CATEGORY_SQL)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether customers see a store; if so, nobody archives or deletes it before the transaction ends. */
    boolean isStoreActive(UUID id) {
        return !database.createNativeQuery(STORE_IS_ACTIVE_SQL, Integer.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /**
     * Refuses that sizes go of which a bundle on sale is made: it would go off sale with them, and nobody has asked for that.
     *
     * @throws ProblemException 409 {@code product_in_use}
     */
    @SuppressWarnings("unchecked")
    void refuseBundled(List<StockKey> gone) {
        if (gone.isEmpty()) {
            return;
        }
        List<String> bundles = database.createNativeQuery(BUNDLES_SQL, String.class)
                .setParameter("variants", gone.stream().map(StockKey::variantId).toArray(UUID[]::new))
                .setParameter("sizes", gone.stream().map(StockKey::sizeId).toArray(UUID[]::new))
                .getResultList();
        if (!bundles.isEmpty()) {
            throw ProblemException.conflict(
                    "product_in_use", "Bundles on sale are made of what would go: " + String.join(", ", bundles) + ".");
        }
    }
}
