package io.mercato.catalog.search;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/**
 * Finds what a query with misspelt words may have meant: each word that hardly anything on sale has is replaced by the one
 * nearest to it that more of that has.
 */
@ApplicationScoped
class CorrectSpelling {
    /** Longer ones are no single word, and long queries are rarely empty for one letter. */
    private static final int MOST_WORDS = 8;

    /** How many products are counted for a word; more make no difference. */
    private static final int COUNTED_TO = 100;

    private static final int CANDIDATES = 5;

    /**
     * The words that fewer than {@code :few} products have, and words that share some of their trigrams or begin with
     * them. Indexes: product_search_by_word, search_words_by_trigram.
     */
    static final String NEAR_SQL = """
            SELECT typed.word AS typed, plain.word AS plain, near.word AS near
              FROM unnest(CAST(:typed AS text[])) typed (word)
             CROSS JOIN LATERAL (SELECT lower(unaccent(typed.word))) plain (word)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS products
                     FROM (SELECT FROM product_search
                            WHERE document @@ (plainto_tsquery(search_configuration(:language), typed.word)
                                               || plainto_tsquery('search_simple', typed.word))
                            LIMIT :few) counted) known
             CROSS JOIN LATERAL (
                   SELECT DISTINCT word, similarity(word, plain.word) AS likeness FROM search_words
                    WHERE (word % plain.word OR word LIKE plain.word || '%') AND word <> plain.word
                    ORDER BY likeness DESC LIMIT 200) near
             WHERE known.products < :few
            """;

    /** How many products have each word. Index: product_search_by_word. */
    static final String COUNT_SQL = """
            SELECT near.word AS near, counted.products
              FROM unnest(CAST(:near AS text[])) near (word)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS products
                     FROM (SELECT FROM product_search WHERE document @@ plainto_tsquery('search_simple', near.word)
                            LIMIT :countedTo) matched) counted
            """;

    private final SearchDatabase database;
    private final SearchSettings settings;

    CorrectSpelling(SearchDatabase database, SearchSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    private record Candidate(String typed, String word, int distance) {
        static Candidate of(Tuple row) {
            String plain = row.get("plain", String.class);
            String near = row.get("near", String.class);
            boolean begun = plain.length() >= 3 && near.startsWith(plain);
            // What is only begun is as good as one letter wrong.
            int distance = begun ? 1 : EditDistance.between(plain, near);
            return new Candidate(row.get("typed", String.class), near, distance);
        }

        boolean likely() {
            return distance <= EditDistance.allowed(typed.length());
        }
    }

    /**
     * The text with better words, if there are any. Two statements at most; blocks.
     *
     * @param text canonical
     * @param least how many products must have a word for it to be a better one
     */
    Optional<String> of(String text, String language, int least) {
        String[] typed = SearchText.words(text).stream()
                .filter(word -> EditDistance.allowed(word.length()) > 0 && word.length() <= 40)
                .distinct()
                .limit(MOST_WORDS)
                .toArray(String[]::new);
        if (typed.length == 0) {
            return Optional.empty();
        }
        List<Tuple> near = database.rows(NEAR_SQL, Map.of("typed", typed, "language", language, "few", settings.few()));
        Map<String, List<Candidate>> candidates = near.stream()
                .map(Candidate::of)
                .filter(Candidate::likely)
                .sorted(comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .collect(groupingBy(Candidate::typed));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        candidates.replaceAll((_, words) -> words.stream().limit(CANDIDATES).toList());
        Map<String, String> better = better(candidates, least);
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(SearchText.WORD
                        .matcher(text)
                        .replaceAll(word -> better.getOrDefault(word.group(), word.group())));
    }

    /** For each word the nearest that is there, of equally near ones that of most products. */
    private Map<String, String> better(Map<String, List<Candidate>> candidates, int least) {
        String[] near = candidates.values().stream()
                .flatMap(List::stream)
                .map(Candidate::word)
                .distinct()
                .toArray(String[]::new);
        Map<String, Long> products = database.rows(COUNT_SQL, Map.of("near", near, "countedTo", COUNTED_TO)).stream()
                .collect(toMap(row -> row.get("near", String.class), row -> row.get("products", Long.class)));
        Comparator<Candidate> best = comparingInt(Candidate::distance)
                .thenComparing(candidate -> -products.get(candidate.word()))
                .thenComparing(comparing(Candidate::word));
        Map<String, String> better = new HashMap<>();
        candidates.forEach((typed, words) -> words.stream()
                .filter(candidate -> products.get(candidate.word()) >= least)
                .min(best)
                .ifPresent(candidate -> better.put(typed, candidate.word())));
        return better;
    }
}
