package io.mercato.catalog.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.identity.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Writes down who changed what, in the transaction of the change: both are there, or neither. Rows are never changed
 * afterwards; the database sees to that. Blocks; call it in a transaction.
 */
@ApplicationScoped
public class AuditLog {
    /** As long as the column is. */
    private static final int MAX_ACTOR = 255;

    private static final String INSERT_SQL = """
            INSERT INTO audit_log (actor, action, kind, subject_id, details)
            VALUES (:actor, :action, :kind, :id, CAST(:details AS json))
            """;

    private final EntityManager database;
    private final ObjectMapper json;
    private final AuditSettings settings;
    private final Caller caller;

    AuditLog(EntityManager database, ObjectMapper json, AuditSettings settings, Caller caller) {
        this.database = database;
        this.json = json;
        this.settings = settings;
        this.caller = caller;
    }

    /** Who makes the present change: the caller of the request, or the service itself outside of one. */
    public String actor() {
        String name = caller.name();
        return name.length() <= MAX_ACTOR ? name : name.substring(0, MAX_ACTOR);
    }

    /**
     * Writes down a change that the present caller makes now.
     *
     * @param action as in {@code product.created}
     * @param kind what was changed, in one word
     * @param id of what was changed
     * @param details of each field that changed, what it was and what it is; see {@link #changes}. Long texts are cut.
     */
    public void record(String action, String kind, UUID id, Map<String, ?> details) {
        database.createNativeQuery(INSERT_SQL)
                .setParameter("actor", actor())
                .setParameter("action", action)
                .setParameter("kind", kind)
                .setParameter("id", id)
                .setParameter("details", write(details))
                .executeUpdate();
    }

    /**
     * What differs between two states of a thing, by field: {@code {"title": {"from": "Dres", "to": "Dress"}}}.
     *
     * @param before a record, or anything else that Jackson writes as an object
     * @param after of the same type
     */
    public Map<String, FieldChange> changes(Object before, Object after) {
        return FieldChange.between(json.valueToTree(before), json.valueToTree(after));
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(LongTexts.cut(json.valueToTree(details), settings.maxText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The details of a change cannot be written as JSON", e);
        }
    }
}
