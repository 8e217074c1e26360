package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.database.Refusal;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
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
     * Index: products_pkey. FOR UPDATE also keeps an import from adding variants, which Hibernate's FOR NO KEY UPDATE
     * would not.
     */
    private static final String LOCK_SQL = """
            SELECT version, status, featured, store_id FROM products
             WHERE id = :id AND (deleted_at IS NOT NULL) = :deleted
               FOR UPDATE
            """;

    /** Index: products_pkey. */
    private static final String WRITE_SQL = """
            UPDATE products
               SET status = :status, featured = :featured, deleted_at = CASE WHEN :deleted THEN CAST(:now AS timestamptz) END,
                   version = version + 1, updated_at = :now, updated_by = :actor
             WHERE id = :id
            """;

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

    /** Indexes: stores_pkey, categories_pkey. Keeps who would delete it waiting until the product is there. */
    private static final String KEEP_SQL = "SELECT 1 FROM %s WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    private final EntityManager database;
    private final Stock stock;

    ProductRows(EntityManager database, Stock stock) {
        this.database = database;
        this.stock = stock;
    }

    /** Whether customers see a product, and where. */
    record State(String status, boolean featured, boolean deleted) {}

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

    /**
     * Locks a product.
     *
     * @param deleted whether a deleted one is meant
     * @throws ProblemException 404 {@code product_not_found}, 428 {@code if_match_required}, 412 {@code product_changed}
     */
    @SuppressWarnings("unchecked")
    State lock(UUID id, String ifMatch, boolean deleted) {
        List<Tuple> rows = database.createNativeQuery(LOCK_SQL, Tuple.class)
                .setParameter("id", id)
                .setParameter("deleted", deleted)
                .getResultList();
        Tuple row = rows.stream().findFirst().orElseThrow(ProductRows::notFound);
        RowVersion.require(ifMatch, row.get("version", Long.class), "product");
        return new State(row.get("status", String.class), row.get("featured", Boolean.class), deleted);
    }

    /** Writes the state of a locked product, as its next version. */
    void write(UUID id, State state, Instant now, String actor) {
        refusing(() -> database.createNativeQuery(WRITE_SQL)
                .setParameter("id", id)
                .setParameter("status", state.status())
                .setParameter("featured", state.featured())
                .setParameter("deleted", state.deleted())
                .setParameter("now", now)
                .setParameter("actor", actor)
                .executeUpdate());
    }

    /** A product that was deleted may have outlived its category. */
    void leaveDeletedCategory(UUID id) {
        database.createNativeQuery(LEAVE_DELETED_CATEGORY_SQL)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether there is such a store; if so, it is not deleted before the transaction ends. */
    boolean keepStore(UUID id) {
        return keep("stores", id);
    }

    /** Whether there is such a category; if so, it is not deleted before the transaction ends. */
    boolean keepCategory(UUID id) {
        return keep("categories", id);
    }

    private boolean keep(String table, UUID id) {
        return !database.createNativeQuery(KEEP_SQL.formatted(table))
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

    /**
     * Runs what the database may refuse although it was checked before, since somebody else was faster.
     *
     * @throws ProblemException 409 {@code handle_taken}
     */
    static void refusing(Runnable write) {
        try {
            write.run();
        } catch (PersistenceException e) {
            throw Refusal.of(e).flatMap(ProductRows::problem).orElseThrow(() -> e);
        }
    }

    private static Optional<RuntimeException> problem(Refusal refusal) {
        if (refusal.constraint().equals("products_store_id_handle_key")) {
            return Optional.of(ProblemException.of(
                    409,
                    "handle_taken",
                    "Another product of the store has this handle.",
                    List.of(new FieldError("handle", "is that of another product of the store"))));
        }
        return Optional.empty();
    }

    static ProblemException notFound() {
        return ProblemException.notFound("product_not_found", "No product has this id.");
    }
}
