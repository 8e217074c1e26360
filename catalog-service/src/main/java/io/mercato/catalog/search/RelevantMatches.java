package io.mercato.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads pages of matches in the order of relevance (docs/adr/0015-search-in-postgresql.md). */
@ApplicationScoped
class RelevantMatches {
    /**
     * The window is cut first: by walking down popularity when many match, from the word's entries when few do. What costs
     * much is asked of its best rows only, until the page is full; OFFSET 0 keeps the planner from asking it before the sort.
     * The score is how well the words fit (ts_rank: title 1, tags 0.4, vendor 0.2,
     * description 0.1), raised by up to a half for the popular; in millionths, so that a cursor keeps it exactly. There is
     * a row for the window even when it has no match to show. Index: product_search_by_popularity or product_search_by_word.
     */
    private static final String SQL = """
            WITH window_rows AS MATERIALIZED (
                SELECT c.product_id, c.store_id, c.category_id, c.bundle, c.popularity, c.document FROM product_search c
                 WHERE %1$s
                   AND (c.popularity, c.product_id) < (:belowPopularity, :belowId)
                   AND (c.popularity, c.product_id) >= (:toPopularity, :toId)
                 ORDER BY c.popularity DESC, c.product_id DESC LIMIT :window),
            scored AS MATERIALIZED (
                SELECT c.product_id, c.store_id, c.category_id, c.bundle,
                       CAST(ts_rank('{0.1, 0.2, 0.4, 1}', c.document, CAST(:words AS tsquery))
                            * (1 + c.popularity / 500.0::float8) * 1000000 AS bigint) AS score
                  FROM window_rows c),
            page AS MATERIALIZED (
                SELECT c.product_id, c.score
                  FROM (SELECT * FROM scored WHERE (score, product_id) < (:afterScore, :afterId)
                         ORDER BY score DESC, product_id DESC OFFSET 0) c
                 WHERE %2$s
                 ORDER BY c.score DESC, c.product_id DESC LIMIT :limit)
            SELECT bounds.*, page.score, %3$s
              FROM (SELECT count(*) AS window_size, CAST(min(popularity) AS bigint) AS last_popularity,
                           (SELECT product_id FROM window_rows ORDER BY popularity, product_id LIMIT 1) AS last_id
                      FROM window_rows) bounds
              LEFT JOIN page ON true
            """ + ShowMatches.TABLES + " ORDER BY page.score DESC, page.product_id DESC";

    /** After so many windows in which filters let nothing through, a page is left as it is, and the next one goes on. */
    private static final int MOST_WINDOWS = 10;

    private final SearchDatabase database;
    private final ShowMatches showMatches;
    private final SearchSettings settings;

    RelevantMatches(SearchDatabase database, ShowMatches showMatches, SearchSettings settings) {
        this.database = database;
        this.showMatches = showMatches;
        this.settings = settings;
    }

    /** One statement, and one more for each window that the page reaches into; blocks. */
    Hits read(PreparedSearch search, RelevanceWindow start, int limit) {
        List<Tuple> shown = new ArrayList<>();
        RelevanceWindow window = start;
        RelevanceWindow last = start;
        for (int read = 0; read < MOST_WINDOWS; read++) {
            List<Tuple> rows = rows(search, window, limit - shown.size() + 1);
            Tuple bounds = rows.getFirst();
            if (window.open() && bounds.get("window_size", Long.class) == settings.window()) {
                window = window.to(bounds.get("last_popularity", Long.class), bounds.get("last_id", UUID.class));
            }
            for (Tuple row : rows) {
                if (row.get("id") == null) {
                    break;
                }
                if (shown.size() == limit) {
                    return new Hits(showMatches.of(shown, true), last.keys());
                }
                shown.add(row);
                last = window.after(row.get("score", Long.class), row.get("id", UUID.class));
            }
            if (window.open()) {
                return new Hits(showMatches.of(shown, true), List.of());
            }
            window = window.next();
        }
        return new Hits(showMatches.of(shown, true), window.keys());
    }

    private List<Tuple> rows(PreparedSearch search, RelevanceWindow window, int limit) {
        return database.rows(sql(search), parameters(search, window, limit, settings.window()));
    }

    static Map<String, Object> parameters(PreparedSearch search, RelevanceWindow window, int limit, int windowSize) {
        Map<String, Object> parameters = new HashMap<>(search.selection().parameters());
        parameters.put("belowPopularity", window.belowPopularity());
        parameters.put("belowId", window.belowId());
        parameters.put("toPopularity", window.toPopularity());
        parameters.put("toId", window.toId());
        parameters.put("afterScore", window.afterScore());
        parameters.put("afterId", window.afterId());
        parameters.put("window", window.open() ? windowSize : 2 * windowSize);
        parameters.put("limit", limit);
        return parameters;
    }

    static String sql(PreparedSearch search) {
        return SQL.formatted(
                search.selection().early().sql(), search.selection().late().sql(), ShowMatches.columns(true));
    }
}
