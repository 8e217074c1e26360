package io.mercato.catalog.audit;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;
import java.util.Map;

/** The SQL of the audit log. */
public final class AuditQueries {
    private static final String ENTRIES = """
            SELECT id, created_at, actor, action, kind, subject_id, CAST(details AS text) AS details,
                   created_at AS sort_key
              FROM audit_log
             WHERE (created_at, id) < (:afterKey, :afterId)
            """;

    private static final Map<String, String> CONDITIONS =
            Map.of("kind", " AND kind = :kind", "id", " AND subject_id = :id", "actor", " AND actor = :actor");

    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT :limit";

    /** Index: audit_log_by_created. */
    public static final String ALL_SQL = sql("");

    /** Index: audit_log_of_kind_by_created. */
    public static final String OF_KIND_SQL = sql(CONDITIONS.get("kind"));

    /** Index: audit_log_of_actor_by_created. */
    public static final String OF_ACTOR_SQL = sql(CONDITIONS.get("actor"));

    /** Index: audit_log_of_actor_and_kind_by_created. */
    public static final String OF_ACTOR_AND_KIND_SQL = sql(CONDITIONS.get("actor") + CONDITIONS.get("kind"));

    /** Index: audit_log_of_subject_by_created, also when a kind or an actor is asked for: few rows are of one thing. */
    public static final String OF_SUBJECT_SQL = sql(CONDITIONS.get("id"));

    private AuditQueries() {}

    /** The list that takes just these filters, of {@code kind}, {@code id} and {@code actor}. */
    static KeysetList<AuditEntry> list(Map<String, Object> filters) {
        StringBuilder conditions = new StringBuilder();
        filters.keySet().stream().sorted().forEach(filter -> conditions.append(CONDITIONS.get(filter)));
        return new KeysetList<>(
                "audit",
                sql(conditions.toString()),
                Instant.parse("9999-12-31T23:59:59Z"),
                KeysetList.HIGHEST_ID,
                AuditEntry::of);
    }

    private static String sql(String conditions) {
        return ENTRIES + conditions + NEWEST_FIRST;
    }
}
