package io.mercato.catalog.admin;

import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * The columns that administrated tables share: status, featured, version, who changed it when, and whether it is deleted.
 * Blocks; call it in a transaction.
 */
@ApplicationScoped
public class LifecycleRows {
    /** Index: the primary key. */
    private static final String LOCK_SQL = """
            SELECT version, status, featured FROM %s
             WHERE id = :id AND (deleted_at IS NOT NULL) = :deleted
               FOR NO KEY UPDATE
            """;

    /** Index: the primary key. */
    private static final String WRITE_SQL = """
            UPDATE %s
               SET status = :status, featured = :featured, deleted_at = CASE WHEN :deleted THEN clock_timestamp() END,
                   version = version + 1, updated_at = clock_timestamp(), updated_by = :actor
             WHERE id = :id
            """;

    private final EntityManager database;

    LifecycleRows(EntityManager database) {
        this.database = database;
    }

    /**
     * Locks a row until the transaction ends, if it is still what the caller has read.
     *
     * @param table its name, never from a request
     * @param kind what it is, in one word for the problem: {@code bundle} makes {@code bundle_changed}
     * @param deleted whether a deleted one is meant
     * @throws ProblemException 404 {@code <kind>_not_found}, 428 {@code if_match_required}, 412 {@code <kind>_changed}
     */
    @SuppressWarnings("unchecked")
    public Lifecycle lock(String table, String kind, UUID id, String ifMatch, boolean deleted) {
        List<Tuple> rows = database.createNativeQuery(LOCK_SQL.formatted(table), Tuple.class)
                .setParameter("id", id)
                .setParameter("deleted", deleted)
                .getResultList();
        Tuple row = rows.stream().findFirst().orElseThrow(() -> notFound(kind));
        RowVersion.require(ifMatch, row.get("version", Long.class), kind);
        return new Lifecycle(row.get("status", String.class), row.get("featured", Boolean.class), deleted);
    }

    /** Writes the state of a locked row, as its next version. */
    public void write(String table, UUID id, Lifecycle state, String actor) {
        database.createNativeQuery(WRITE_SQL.formatted(table))
                .setParameter("id", id)
                .setParameter("status", state.status())
                .setParameter("featured", state.featured())
                .setParameter("deleted", state.deleted())
                .setParameter("actor", actor)
                .executeUpdate();
    }

    /** 404: there is none that administrators could change. */
    public static ProblemException notFound(String kind) {
        return ProblemException.notFound(kind + "_not_found", "No " + kind + " has this id.");
    }
}
