package io.mercato.catalog.search;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/** Runs the statements of the search. Blocks; in a transaction, which {@link #PLANNING} has prepared. */
@ApplicationScoped
class SearchDatabase {
    /**
     * Columns that set up this transaction. A search's best plan depends on how frequent its words are, so each is planned
     * for its values, not once for all; compiling a plan, or starting workers for it, would take longer than running it.
     * What is read is narrow and in memory, so finding a page costs about what a row in it does, but an index in another
     * order than the rows leads to another page each time; and reading a table from end to end is never right here.
     */
    static final String PLANNING = """
            set_config('plan_cache_mode', 'force_custom_plan', true) AS plan_cache_mode,
            set_config('jit', 'off', true) AS jit,
            set_config('max_parallel_workers_per_gather', '0', true) AS workers,
            set_config('seq_page_cost', '0.02', true) AS seq_page_cost,
            set_config('random_page_cost', '0.02', true) AS random_page_cost,
            set_config('cpu_index_tuple_cost', '0.02', true) AS index_tuple_cost,
            set_config('enable_seqscan', 'off', true) AS enable_seqscan,
            set_config('statement_timeout', CAST(:timeout AS text), true) AS statement_timeout,
            set_config('pg_trgm.similarity_threshold', '0.2', true) AS similarity_threshold
            """;

    private final EntityManager database;
    private final SearchSettings settings;

    SearchDatabase(EntityManager database, SearchSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Runs a statement that has {@link #PLANNING} among its columns; the first of a transaction. */
    List<Tuple> begin(String sql, Map<String, Object> parameters) {
        Query query = query(sql, parameters);
        query.setParameter("timeout", Long.toString(settings.timeout().toMillis()));
        return rows(query);
    }

    /** @param parameters those that the statement does not name are left out */
    List<Tuple> rows(String sql, Map<String, Object> parameters) {
        return rows(query(sql, parameters));
    }

    private Query query(String sql, Map<String, Object> parameters) {
        Query query = database.createNativeQuery(sql, Tuple.class);
        parameters.entrySet().stream()
                .filter(parameter -> sql.matches("(?s).*:" + parameter.getKey() + "\\b.*"))
                .forEach(parameter -> query.setParameter(parameter.getKey(), parameter.getValue()));
        return query;
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(Query query) {
        return query.getResultList();
    }
}
