package io.mercato.catalog.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Counts what was sold of products and bundles, which makes them popular. A sale is a confirmed reservation, of guests and
 * customers alike, and never an event of its order too: it would count twice. Blocks.
 */
@ApplicationScoped
class CountSales {
    private static final String TRY_SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended('product-sales', 0))";

    /** As for views: of this and an import that waits for it, it is this one that gives up. */
    private static final String GIVE_WAY_SQL = "SET LOCAL lock_timeout = '500ms'";

    /**
     * What is not committed yet is not seen and stays, also when its position is lower. Products and bundles are locked in
     * the order of their ids. Indexes: uncounted_sales_pkey, reservations_pkey, reservation_lines_pkey,
     * product_variants_pkey, products_pkey, bundles_pkey.
     */
    private static final String COUNT_SQL = """
            WITH taken AS MATERIALIZED (
                DELETE FROM uncounted_sales
                 WHERE position IN (SELECT position FROM uncounted_sales ORDER BY position LIMIT :batch)
                RETURNING reference),
            sold AS MATERIALIZED (
                SELECT p.id, line.quantity
                  FROM (SELECT v.product_id, sum(l.quantity) AS quantity
                          FROM taken
                          JOIN reservation_lines l ON l.reference = taken.reference
                          JOIN product_variants v ON v.id = l.variant_id
                         GROUP BY v.product_id) line
                  JOIN products p ON p.id = line.product_id
                 ORDER BY p.id FOR NO KEY UPDATE OF p),
            sold_bundles AS MATERIALIZED (
                SELECT b.id, line.quantity
                  FROM (SELECT bundle.id, sum(bundle.quantity) AS quantity
                          FROM taken
                          JOIN reservations r ON r.reference = taken.reference
                         CROSS JOIN unnest(r.bundle_ids, r.bundle_quantities) AS bundle (id, quantity)
                         GROUP BY bundle.id) line
                  JOIN bundles b ON b.id = line.id
                 ORDER BY b.id FOR NO KEY UPDATE OF b),
            counted AS (
                UPDATE products p SET sales = p.sales + sold.quantity FROM sold WHERE p.id = sold.id),
            counted_bundles AS (
                UPDATE bundles b SET sales = b.sales + sold.quantity FROM sold_bundles sold WHERE b.id = sold.id)
            SELECT count(*) FROM taken
            """;

    private final EntityManager database;
    private final SalesSettings settings;

    CountSales(EntityManager database, SalesSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Counts a batch of those that have waited longest; whether there may be more, and no other replica is at it. */
    @Transactional
    public boolean batch() {
        if (!(Boolean) database.createNativeQuery(TRY_SQL, Boolean.class).getSingleResult()) {
            return false;
        }
        database.createNativeQuery(GIVE_WAY_SQL).executeUpdate();
        long counted = (Long) database.createNativeQuery(COUNT_SQL, Long.class)
                .setParameter("batch", settings.batch())
                .getSingleResult();
        return counted == settings.batch();
    }
}
