package io.mercato.catalog.views;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Adds views to the products. Blocks. */
@ApplicationScoped
class AddViews {
    private static final String TRY_SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended('product-views', 0))";

    /**
     * Imports lock many products too, in another order. Below PostgreSQL's deadlock_timeout (1 s), so that of the two it is
     * always this one that gives up, and tries again later.
     */
    private static final String GIVE_WAY_SQL = "SET LOCAL lock_timeout = '500ms'";

    /** Indexes: view_batches_pkey, products_pkey. */
    private static final String ADD_SQL = """
            WITH batch AS (
                INSERT INTO view_batches (id) VALUES (:batch) ON CONFLICT DO NOTHING RETURNING id
            ), viewed AS (
                SELECT p.id, counted.views
                  FROM unnest(CAST(:products AS uuid[]), CAST(:counts AS bigint[])) AS counted (id, views)
                  JOIN products p ON p.id = counted.id
                 WHERE EXISTS (SELECT FROM batch)
                 ORDER BY p.id
                   FOR NO KEY UPDATE OF p
            )
            UPDATE products p SET views = p.views + viewed.views FROM viewed WHERE p.id = viewed.id
            """;

    /** Index: view_batches_by_time. */
    private static final String FORGET_SQL =
            "DELETE FROM view_batches WHERE added_at < clock_timestamp() - :seconds * interval '1 second'";

    private final EntityManager database;
    private final ViewSettings settings;
    private final Counter added;

    AddViews(EntityManager database, ViewSettings settings, MeterRegistry metrics) {
        this.database = database;
        this.settings = settings;
        this.added = Counter.builder("mercato.product.views.added")
                .description("Views that this replica has added to the products")
                .register(metrics);
    }

    /**
     * Adds a batch, unless it was added before.
     *
     * @return whether it is added now; not when another replica is at it
     */
    @Transactional
    public boolean add(ViewBatch batch) {
        if (!(Boolean) database.createNativeQuery(TRY_SQL).getSingleResult()) {
            return false;
        }
        database.createNativeQuery(GIVE_WAY_SQL).executeUpdate();
        List<UUID> products = List.copyOf(batch.counts().keySet());
        int changed = database.createNativeQuery(ADD_SQL)
                .setParameter("batch", batch.id())
                .setParameter("products", products.toArray(UUID[]::new))
                .setParameter(
                        "counts", products.stream().map(batch.counts()::get).toArray(Long[]::new))
                .executeUpdate();
        database.createNativeQuery(FORGET_SQL)
                .setParameter("seconds", settings.rememberBatches().toSeconds())
                .executeUpdate();
        if (changed > 0) {
            added.increment(
                    batch.counts().values().stream().mapToLong(Long::longValue).sum());
        }
        return true;
    }
}
