package io.mercato.catalog.search;

import io.mercato.catalog.bundle.BundleParts;
import io.mercato.catalog.search.Suggestions.Suggestion;
import io.mercato.platform.database.Retried;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Completes what somebody is typing. */
@ApplicationScoped
public class ReadSuggestions {
    /** How many of the most popular products, and bundles, are looked at for different titles. */
    private static final int LOOKED_AT = 100;

    static final String BEGIN_SQL = "SELECT " + SearchDatabase.PLANNING;

    /**
     * Indexes: product_search_by_popularity, and of bundles product_search_bundles_by_popularity, when very many titles have such a word, else product_search_by_title_word;
     * search_vendors_by_word and product_search_of_vendor; categories_by_word; stores_by_word.
     */
    static final String SQL = """
            WITH titled AS MATERIALIZED (
                SELECT product_id, popularity FROM product_search
                 WHERE title_words @@ to_tsquery('search_simple', :words) AND NOT bundle
                 ORDER BY popularity DESC, product_id DESC LIMIT :lookedAt),
            titled_bundles AS MATERIALIZED (
                SELECT product_id, popularity FROM product_search
                 WHERE title_words @@ to_tsquery('search_simple', :words) AND bundle
                 ORDER BY popularity DESC, product_id DESC LIMIT :lookedAt),
            vendors AS MATERIALIZED (
                SELECT min(vendor) AS vendor, lower(vendor) AS key FROM search_vendors
                 WHERE search_vector('search_simple', vendor) @@ to_tsquery('search_simple', :words)
                 GROUP BY lower(vendor) ORDER BY lower(vendor) LIMIT :lookedAt)
            (SELECT 'product' AS kind, id, handle, text
               FROM (SELECT DISTINCT ON (lower(p.title)) p.id, p.handle, p.title AS text, titled.popularity
                       FROM titled JOIN products p ON p.id = titled.product_id
                      ORDER BY lower(p.title), titled.popularity DESC, p.id DESC) titles
              ORDER BY popularity DESC, id DESC LIMIT :limit)
            UNION ALL
            (SELECT 'bundle', id, handle, text
               FROM (SELECT DISTINCT ON (lower(b.title)) b.id, b.handle, b.title AS text, titled.popularity
                       FROM titled_bundles titled JOIN bundles b ON b.id = titled.product_id
                      WHERE %s
                      ORDER BY lower(b.title), titled.popularity DESC, b.id DESC) titles
              ORDER BY popularity DESC, id DESC LIMIT :limit)
            UNION ALL
            (SELECT 'vendor', NULL, NULL, vendor FROM vendors
              WHERE (SELECT true FROM product_search s WHERE lower(s.vendor) = vendors.key LIMIT 1)
              ORDER BY key LIMIT :limit)
            UNION ALL
            (SELECT 'category', id, handle, name FROM categories
              WHERE search_vector('search_simple', name) @@ to_tsquery('search_simple', :words) AND deleted_at IS NULL
              ORDER BY name, id LIMIT :limit)
            UNION ALL
            (SELECT 'store', id, handle, name FROM stores
              WHERE search_vector('search_simple', name) @@ to_tsquery('search_simple', :words) AND status = 'active'
              ORDER BY rating_average DESC, id DESC LIMIT :limit)
            """.formatted(BundleParts.areOnSale("titled.product_id"));

    private final SearchDatabase database;

    ReadSuggestions(SearchDatabase database) {
        this.database = database;
    }

    /**
     * What has all but the last word of a text, and one that begins with the last. Two statements; blocks.
     *
     * @param text canonical; nothing is suggested for none
     * @param limit how many of each kind at most
     */
    @Retried(idempotent = true)
    @Transactional
    public Suggestions of(String text, int limit) {
        List<String> words = SearchText.words(text);
        if (words.isEmpty()) {
            return Suggestions.NONE;
        }
        database.begin(BEGIN_SQL, Map.of());
        List<Tuple> rows = database.rows(SQL, parameters(words, limit));
        return new Suggestions(
                of(rows, "product"),
                of(rows, "bundle"),
                of(rows, "category"),
                of(rows, "store"),
                rows.stream()
                        .filter(row -> row.get("kind").equals("vendor"))
                        .map(row -> row.get("text", String.class))
                        .toList());
    }

    static Map<String, Object> parameters(List<String> words, int limit) {
        return Map.of("words", prefixQuery(words), "lookedAt", LOOKED_AT, "limit", limit);
    }

    /** Words are of letters, marks and digits only, so nothing in them means anything to to_tsquery. */
    private static String prefixQuery(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ", "", ":*"));
    }

    private static List<Suggestion> of(List<Tuple> rows, String kind) {
        return rows.stream()
                .filter(row -> row.get("kind").equals(kind))
                .map(row -> new Suggestion(
                        row.get("id", UUID.class), row.get("handle", String.class), row.get("text", String.class)))
                .toList();
    }
}
