package io.mercato.catalog.search;

import io.mercato.catalog.location.Near;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Has the database read a query. */
@ApplicationScoped
class PrepareSearch {
    /**
     * The words in the query's language and as they are written, whichever fits; only the former when some are to be left
     * out, since what has a word in another form lacks it as it is written. Never the same twice: the planner would take it for
     * twice as frequent. websearch_to_tsquery fails on no text.
     * Index: categories_by_parent, for each category of the branch.
     */
    static final String SQL = """
            WITH RECURSIVE branch AS (
                SELECT id FROM categories WHERE id = ANY (CAST(:categories AS uuid[]))
                UNION
                SELECT child.id
                  FROM branch
                 CROSS JOIN LATERAL (SELECT id FROM categories WHERE parent_id = branch.id OFFSET 0) child)
            SELECT CAST(words AS text) AS words, querytree(words) NOT IN ('', 'T') AS matchable,
                   (SELECT coalesce(array_agg(id), '{}') FROM branch) AS branch,
                   %s AS placed_stores,
            """ + SearchDatabase.PLANNING + """
              FROM (SELECT translate(:text, '/_<>', '    ')) typed (text),
                   LATERAL (SELECT websearch_to_tsquery(search_configuration(:language), typed.text),
                                   websearch_to_tsquery('search_simple', typed.text)) read (by_language, as_written),
                   LATERAL (SELECT CASE WHEN :leavesOut OR by_language = as_written THEN by_language
                                        ELSE by_language || as_written END) parsed (words)
            """;

    /** The stores at a place. Index: stores_of_location_by_rating or stores_by_point. */
    private static final String PLACED_STORES =
            "(SELECT coalesce(array_agg(s.id), '{}') FROM stores s WHERE s.status = 'active'%s%s)";

    private static final Pattern LEAVES_OUT = Pattern.compile("(^|\\s)-");

    private final SearchDatabase database;

    PrepareSearch(SearchDatabase database) {
        this.database = database;
    }

    /** Sets up the transaction too. One statement; blocks. */
    PreparedSearch prepare(SearchQuery query) {
        Tuple row = database.begin(sql(query.filters()), parameters(query)).getFirst();
        boolean hasText = !query.text().isEmpty();
        Optional<String> words = Optional.of(row.get("words", String.class)).filter(_ -> hasText);
        return new PreparedSearch(
                query,
                words,
                !hasText || row.get("matchable", Boolean.class),
                Selection.of(
                        query.filters(),
                        words,
                        List.of(row.get("branch", UUID[].class)),
                        List.of(row.get("placed_stores", UUID[].class))));
    }

    static String sql(SearchFilters filters) {
        return SQL.formatted(
                filters.ofPlace()
                        ? PLACED_STORES.formatted(
                                filters.locations().isEmpty()
                                        ? ""
                                        : " AND s.location_id = ANY (CAST(:locations AS uuid[]))",
                                filters.near().isEmpty() ? "" : " AND " + Near.within("s"))
                        : "CAST('{}' AS uuid[])");
    }

    static Map<String, Object> parameters(SearchQuery query) {
        SearchFilters filters = query.filters();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("text", query.text());
        parameters.put("leavesOut", LEAVES_OUT.matcher(query.text()).find());
        parameters.put("language", query.language());
        parameters.put("categories", filters.categories().toArray(UUID[]::new));
        parameters.put("locations", filters.locations().toArray(UUID[]::new));
        filters.near().ifPresent(near -> parameters.putAll(near.filters()));
        return parameters;
    }
}
