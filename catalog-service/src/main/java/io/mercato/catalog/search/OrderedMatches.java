package io.mercato.catalog.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads pages of matches in the order of a column. */
@ApplicationScoped
class OrderedMatches {
    /**
     * The page is cut from the narrow table. Which index is used the planner decides by how many rows match: that of the
     * order when these are many, and it is left when the page is full; that of a word or filter when they are few. Index:
     * as {@link SearchSort} names it, product_search_by_word, or that of a filter.
     */
    private static final String SQL = """
            WITH page AS MATERIALIZED (
                SELECT c.product_id, c.%1$s AS sort_key FROM product_search c
                 WHERE %2$s
                   AND (c.%1$s, c.product_id) %3$s (:afterKey, :afterId)
                 ORDER BY c.%1$s %4$s, c.product_id %4$s LIMIT :limit)
            SELECT page.sort_key, %5$s
              FROM page
            """ + ShowMatches.TABLES + " ORDER BY page.sort_key %4$s, page.product_id %4$s";

    private final SearchDatabase database;
    private final ShowMatches showMatches;

    OrderedMatches(SearchDatabase database, ShowMatches showMatches) {
        this.database = database;
        this.showMatches = showMatches;
    }

    /** One statement; blocks. */
    Hits read(PreparedSearch search, Object afterKey, UUID afterId, int limit) {
        SearchSort sort = search.query().sort();
        boolean hasText = search.words().isPresent();
        List<Tuple> rows = database.rows(sql(search), parameters(search, afterKey, afterId, limit + 1));
        List<SearchHit> items = showMatches.of(rows.stream().limit(limit).toList(), hasText);
        if (rows.size() <= limit) {
            return new Hits(items, List.of());
        }
        Tuple last = rows.get(limit - 1);
        return new Hits(items, List.of(key(last.get("sort_key"), sort), last.get("id", UUID.class)));
    }

    static Map<String, Object> parameters(PreparedSearch search, Object afterKey, UUID afterId, int limit) {
        Map<String, Object> parameters = new HashMap<>(search.selection().parameters());
        parameters.put("afterKey", afterKey);
        parameters.put("afterId", afterId);
        parameters.put("limit", limit);
        return parameters;
    }

    static String sql(PreparedSearch search) {
        SearchSort sort = search.query().sort();
        return SQL.formatted(
                sort.column(),
                search.selection().sql(),
                sort.ascending() ? ">" : "<",
                sort.ascending() ? "ASC" : "DESC",
                ShowMatches.columns(search.words().isPresent()));
    }

    /** Of the type that the cursor is read with. */
    private static Object key(Object key, SearchSort sort) {
        return sort.startKey() instanceof Long ? ((Number) key).longValue() : key;
    }
}
