package io.mercato.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.catalog.audit.AuditLog;
import io.mercato.catalog.audit.FieldChange;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;
import org.hibernate.exception.ConstraintViolationException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/**
 * Writes the rows that administrators look after: each change raises the version, is in the audit log and told to
 * {@link CatalogChanges}, in the caller's transaction. What a row may hold is for the caller to check, between
 * {@link #lock} and the change. All methods block.
 *
 * <p>The values of a row travel as one JSON object by column name, which PostgreSQL's {@code jsonb_populate_record} makes a
 * row of. Names of tables and columns come from the code alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AdminRows {
    /** Index: the primary key. */
    private static final String LOCK_SQL = "SELECT version, deleted_at IS NULL FROM %s WHERE id = :id FOR UPDATE";

    private static final String INSERT_SQL = """
            INSERT INTO %1$s (%2$s, created_by, updated_by)
            SELECT %2$s, :actor, :actor FROM jsonb_populate_record(CAST(NULL AS %1$s), CAST(:row AS jsonb))
            RETURNING id
            """;

    /** What the row is, and what it would be. Index: the primary key. */
    private static final String COMPARE_SQL = """
            SELECT CAST(to_jsonb(t) AS text) AS before,
                   CAST(to_jsonb(jsonb_populate_record(t, CAST(:row AS jsonb))) AS text) AS after
              FROM %s t WHERE t.id = :id
            """;

    /** Index: the primary key. */
    private static final String UPDATE_SQL = """
            UPDATE %1$s SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(CAST(NULL AS %1$s), CAST(:row AS jsonb))),
                   version = version + 1, updated_at = now(), updated_by = :actor
             WHERE id = :id
            """;

    /** Index: the primary key. FOR SHARE: it cannot be deleted before this transaction ends. */
    private static final String REFERENCED_SQL = "SELECT 1 FROM %s WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private static final String UNIQUE_VIOLATION = "23505";

    private final EntityManager database;
    private final AuditLog audit;
    private final CatalogChanges changes;
    private final ObjectMapper json;

    AdminRows(EntityManager database, AuditLog audit, CatalogChanges changes, ObjectMapper json) {
        this.database = database;
        this.audit = audit;
        this.changes = changes;
        this.json = json;
    }

    /**
     * Makes a row.
     *
     * @param tags of what else shows it, as {@link Change#with} takes them
     * @return its id
     * @throws ProblemException 409 {@code handle_taken}
     */
    public UUID create(RowKind kind, Map<String, ?> columns, String... tags) {
        String sql = INSERT_SQL.formatted(kind.table(), String.join(", ", columns.keySet()));
        JsonNode row = json.valueToTree(columns);
        UUID id = (UUID) unlessTaken(() -> database.createNativeQuery(sql, UUID.class)
                .setParameter("actor", audit.actor())
                .setParameter("row", write(row))
                .getSingleResult());
        tell(kind, id, "created", audit.changes(Map.of(), camelCase(row)), tags);
        return id;
    }

    /**
     * Locks a row that is not deleted until the transaction ends, if it is as the caller knows it.
     *
     * @param ifMatch the header; see {@link RowVersion#require}
     * @throws ProblemException 404 {@code <kind>_not_found}, 428 {@code if_match_required}, 412 {@code <kind>_changed}
     */
    public void lock(RowKind kind, UUID id, String ifMatch) {
        Object[] row = locked(kind, id);
        if (!(boolean) row[1]) {
            throw notFound(kind);
        }
        RowVersion.require(ifMatch, (long) row[0], kind.word());
    }

    /**
     * Changes a row that is locked. What is as it was before is no change, and nobody is told of it.
     *
     * @param did what this is, in one word for the audit log: {@code changed}
     * @param tags of what else shows it
     * @return whether anything is new
     * @throws ProblemException 409 {@code handle_taken}
     */
    public boolean change(RowKind kind, UUID id, String did, Map<String, ?> columns, String... tags) {
        String row = write(json.valueToTree(columns));
        Tuple both = (Tuple) database.createNativeQuery(COMPARE_SQL.formatted(kind.table()), Tuple.class)
                .setParameter("row", row)
                .setParameter("id", id)
                .getSingleResult();
        Map<String, FieldChange> differences = audit.changes(
                camelCase(read(both.get("before", String.class))), camelCase(read(both.get("after", String.class))));
        if (differences.isEmpty()) {
            return false;
        }
        Query update = database.createNativeQuery(
                        UPDATE_SQL.formatted(kind.table(), String.join(", ", columns.keySet())))
                .setParameter("row", row)
                .setParameter("actor", audit.actor())
                .setParameter("id", id);
        unlessTaken(update::executeUpdate);
        tell(kind, id, did, differences, tags);
        return true;
    }

    /** Publishes, archives, features a row that is locked, or stops featuring it; whether anything is new. */
    public boolean act(RowKind kind, UUID id, AdminAction action, String... tags) {
        return switch (action) {
            case PUBLISH -> change(kind, id, "published", Map.of("status", "active"), tags);
            case ARCHIVE -> change(kind, id, "archived", Map.of("status", "archived"), tags);
            case FEATURE -> change(kind, id, "featured", Map.of("featured", true), tags);
            case UNFEATURE -> change(kind, id, "unfeatured", Map.of("featured", false), tags);
        };
    }

    /** Deletes a row that is locked: it is hidden everywhere, and can be restored. */
    public void delete(RowKind kind, UUID id, String... tags) {
        change(kind, id, "deleted", with(kind, "archived", Instant.now()), tags);
    }

    /**
     * Brings a deleted row back, as a draft where its kind has such a thing.
     *
     * @throws ProblemException 404 {@code <kind>_not_found}, 409 {@code <kind>_not_deleted} or {@code handle_taken}
     */
    public void restore(RowKind kind, UUID id, String... tags) {
        if ((boolean) locked(kind, id)[1]) {
            throw ProblemException.conflict(
                    kind.word() + "_not_deleted", "The %s is not deleted.".formatted(kind.word()));
        }
        change(kind, id, "restored", with(kind, "draft", null), tags);
    }

    /**
     * Makes sure that what a row refers to is there, and stays so until the transaction ends.
     *
     * @param id {@code null} refers to nothing, which is well
     * @param field that names it
     * @throws ProblemException 422 {@code <kind>_unknown}
     */
    public void require(RowKind kind, UUID id, String field) {
        if (id != null
                && database.createNativeQuery(REFERENCED_SQL.formatted(kind.table()), Integer.class)
                        .setParameter("id", id)
                        .getResultList()
                        .isEmpty()) {
            throw ProblemException.unprocessable(
                    kind.word() + "_unknown",
                    "%s is not the id of a %s.".formatted(field, kind.word()),
                    List.of(new FieldError(field, "is not the id of a " + kind.word())));
        }
    }

    static ProblemException notFound(RowKind kind) {
        return ProblemException.notFound(kind.word() + "_not_found", "No %s has this id.".formatted(kind.word()));
    }

    private Object[] locked(RowKind kind, UUID id) {
        List<?> rows = database.createNativeQuery(LOCK_SQL.formatted(kind.table()), Object[].class)
                .setParameter("id", id)
                .getResultList();
        if (rows.isEmpty()) {
            throw notFound(kind);
        }
        return (Object[]) rows.getFirst();
    }

    private void tell(RowKind kind, UUID id, String did, Map<String, ?> details, String... tags) {
        audit.record(kind.word() + "." + did, kind.word(), id, details);
        changes.publish(Change.of(kind.kind(), id).with(tags));
    }

    private static Map<String, Object> with(RowKind kind, String status, Object deletedAt) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("deleted_at", deletedAt);
        if (kind.published()) {
            columns.put("status", status);
        }
        return columns;
    }

    private Object unlessTaken(Supplier<?> write) {
        try {
            return write.get();
        } catch (ConstraintViolationException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw ProblemException.conflict("handle_taken", "Another one has this handle.");
            }
            throw e;
        }
    }

    private String write(JsonNode row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A row cannot be written as JSON", e);
        }
    }

    private JsonNode read(String row) {
        try {
            return json.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's JSON is none", e);
        }
    }

    /** The fields as the API calls them. */
    private static ObjectNode camelCase(JsonNode row) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(field -> named.set(camelCase(field.getKey()), field.getValue()));
        return named;
    }

    private static String camelCase(String column) {
        return UNDERSCORE.matcher(column).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
