package io.mercato.catalog.search;

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
     * out, since what has a word in another form lacks it as it is written. websearch_to_tsquery fails on no text.
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
            """ + SearchDatabase.PLANNING + """
              FROM (SELECT translate(:text, '/_<>', '    ')) typed (text),
                   LATERAL (SELECT websearch_to_tsquery(search_configuration(:language), typed.text),
                                   websearch_to_tsquery('search_simple', typed.text)) read (by_language, as_written),
                   LATERAL (SELECT CASE WHEN :leavesOut THEN by_language ELSE by_language || as_written END) parsed (words)
            """;

    private static final Pattern LEAVES_OUT = Pattern.compile("(^|\\s)-");

    private final SearchDatabase database;

    PrepareSearch(SearchDatabase database) {
        this.database = database;
    }

    /** Sets up the transaction too. One statement; blocks. */
    PreparedSearch prepare(SearchQuery query) {
        Tuple row = database.begin(
                        SQL,
                        Map.of(
                                "text",
                                query.text(),
                                "leavesOut",
                                LEAVES_OUT.matcher(query.text()).find(),
                                "language",
                                query.language(),
                                "categories",
                                query.filters().categories().toArray(UUID[]::new)))
                .getFirst();
        boolean hasText = !query.text().isEmpty();
        Optional<String> words = Optional.of(row.get("words", String.class)).filter(_ -> hasText);
        return new PreparedSearch(
                query,
                words,
                !hasText || row.get("matchable", Boolean.class),
                Selection.of(query.filters(), words, List.of(row.get("branch", UUID[].class))));
    }
}
