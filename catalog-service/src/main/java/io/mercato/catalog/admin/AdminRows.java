package io.mercato.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Writes what fits into one row, in the caller's transaction. All methods block.
 *
 * <p>The values of a row travel as one JSON object by column name, which PostgreSQL's {@code jsonb_populate_record} makes a
 * row of. Names of tables and columns come from the code alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AdminRows {
    private static final String INSERT_SQL = """
            INSERT INTO %1$s (%2$s, created_by, updated_by)
            SELECT %2$s, :actor, :actor FROM jsonb_populate_record(CAST(NULL AS %1$s), CAST(:row AS jsonb))
            RETURNING id
            """;

    /** Index: the primary key. */
    private static final String UPDATE_SQL = """
            UPDATE %1$s SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(CAST(NULL AS %1$s), CAST(:row AS jsonb))),
                   version = version + 1, updated_at = clock_timestamp(), updated_by = :actor
             WHERE id = :id
            """;

    /** Index: the primary key. FOR SHARE: it cannot be deleted before this transaction ends. */
    private static final String REFERENCED_SQL = "SELECT 1 FROM %s WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    private final EntityManager database;
    private final ObjectMapper json;

    AdminRows(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Makes a row; its id. */
    public UUID insert(RowKind kind, Map<String, ?> columns, String actor) {
        return (UUID) database.createNativeQuery(
                        INSERT_SQL.formatted(kind.table(), String.join(", ", columns.keySet())), UUID.class)
                .setParameter("actor", actor)
                .setParameter("row", write(columns))
                .getSingleResult();
    }

    /** Changes a row that is locked, as its next version. */
    public void update(RowKind kind, UUID id, Map<String, ?> columns, String actor) {
        database.createNativeQuery(UPDATE_SQL.formatted(kind.table(), String.join(", ", columns.keySet())))
                .setParameter("row", write(columns))
                .setParameter("actor", actor)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Makes sure that what a row refers to is there, and stays so until the transaction ends.
     *
     * @param id {@code null} refers to nothing, which is well
     * @param field that names it
     * @throws ProblemException 422 {@code <kind>_unknown}
     */
    public void require(RowKind kind, UUID id, String field) {
        if (id != null && !isThere(kind, id)) {
            throw ProblemException.unprocessable(
                    kind.word() + "_unknown",
                    "%s is not the id of a %s.".formatted(field, kind.word()),
                    List.of(new FieldError(field, "is not the id of a " + kind.word())));
        }
    }

    /** Whether there is such a row; if so, it is not deleted before the transaction ends. */
    public boolean isThere(RowKind kind, UUID id) {
        return !database.createNativeQuery(REFERENCED_SQL.formatted(kind.table()), Integer.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    private String write(Map<String, ?> columns) {
        try {
            return json.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A row cannot be written as JSON", e);
        }
    }
}
