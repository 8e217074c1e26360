package io.mercato.catalog.admin;

import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * The columns that administrated tables share: version, who changed it when, whether it is deleted and, where it is published,
 * status and featured. Blocks; call it in a transaction.
 */
@ApplicationScoped
class LifecycleRows {
    /** Index: the primary key. */
    private static final String LOCK_SQL = """
            SELECT version, deleted_at IS NOT NULL AS deleted, %s FROM %s WHERE id = :id FOR NO KEY UPDATE
            """;

    /** Index: the primary key. */
    private static final String WRITE_SQL = """
            UPDATE %s
               SET %s deleted_at = CASE WHEN :deleted THEN clock_timestamp() END,
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
     * @param deleted whether a deleted one is meant
     * @throws ProblemException 404 {@code <kind>_not_found}, 409 {@code <kind>_not_deleted}, 428 {@code if_match_required},
     *     412 {@code <kind>_changed}
     */
    @SuppressWarnings("unchecked")
    Lifecycle lock(RowKind kind, UUID id, String ifMatch, boolean deleted) {
        String state = kind.published() ? "status, featured" : "'active' AS status, false AS featured";
        List<Tuple> rows = database.createNativeQuery(LOCK_SQL.formatted(state, kind.table()), Tuple.class)
                .setParameter("id", id)
                .getResultList();
        Tuple row = rows.stream().findFirst().orElseThrow(() -> notFound(kind));
        if (row.get("deleted", Boolean.class) != deleted) {
            throw deleted
                    ? ProblemException.conflict(
                            kind.word() + "_not_deleted", "The %s is not deleted.".formatted(kind.word()))
                    : notFound(kind);
        }
        RowVersion.require(ifMatch, row.get("version", Long.class), kind.word());
        return new Lifecycle(row.get("status", String.class), row.get("featured", Boolean.class), deleted);
    }

    /**
     * Writes the state of a locked row, as its next version.
     *
     * @throws ProblemException 409 {@code handle_taken} when another has got its handle while it was deleted
     */
    void write(RowKind kind, UUID id, Lifecycle state, String actor) {
        String columns = kind.published() ? "status = :status, featured = :featured," : "";
        Query update = database.createNativeQuery(WRITE_SQL.formatted(kind.table(), columns))
                .setParameter("id", id)
                .setParameter("deleted", state.deleted())
                .setParameter("actor", actor);
        if (kind.published()) {
            update.setParameter("status", state.status()).setParameter("featured", state.featured());
        }
        HandleTaken.refused(kind, update::executeUpdate);
    }

    /** 404: there is none that administrators could change. */
    static ProblemException notFound(RowKind kind) {
        return ProblemException.notFound(kind.word() + "_not_found", "No %s has this id.".formatted(kind.word()));
    }
}
