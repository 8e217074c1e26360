package io.mercato.catalog.interaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Deletes interactions that are older than they are kept. Blocks. */
@ApplicationScoped
class ForgetInteractions {
    private static final String LOCK_SQL =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('forget-interactions', 0))";

    /** Index: interactions_by_received. Whose they were counts anew without them. */
    private static final String FORGET_SQL = """
            WITH forgotten AS (
                DELETE FROM interactions WHERE id IN (
                    SELECT id FROM interactions
                     WHERE received_at < now() - CAST(:retention AS bigint) * interval '1 ms'
                     ORDER BY received_at, id LIMIT :batch)
                RETURNING actor),
            changed AS (INSERT INTO changed_actors (actor) SELECT DISTINCT actor FROM forgotten)
            SELECT CAST(count(*) AS int) FROM forgotten
            """;

    private final EntityManager database;
    private final InteractionSettings settings;

    ForgetInteractions(EntityManager database, InteractionSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Deletes some, the oldest first; whether there may be more that are not being deleted by another replica. */
    @Transactional
    public boolean batch() {
        boolean alone =
                (Boolean) database.createNativeQuery(LOCK_SQL, Boolean.class).getSingleResult();
        return alone
                && (Integer) database.createNativeQuery(FORGET_SQL, Integer.class)
                                .setParameter("retention", settings.retention().toMillis())
                                .setParameter("batch", settings.retentionBatch())
                                .getSingleResult()
                        == settings.retentionBatch();
    }
}
