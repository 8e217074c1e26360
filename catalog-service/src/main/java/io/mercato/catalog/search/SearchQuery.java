package io.mercato.catalog.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;

/**
 * A search in its canonical form: searches that mean the same are equal, however they were written.
 *
 * @param text normalised; empty to list all that the filters let through
 * @param language ISO 639 code of the language that the text is in
 * @param sort never relevance when there is no text
 * @param currency of prices in the answer that have none of a filter
 */
public record SearchQuery(
        String text,
        String language,
        SearchFilters filters,
        SearchSort sort,
        SortedSet<Facet> facets,
        String currency) {

    /** Up to which length a key stays readable. */
    private static final int READABLE = 120;

    /**
     * Equal for equal searches only; at most 120 characters of ASCII, so that it can be part of a cache's key. A page of
     * the search is told by its limit and cursor in addition.
     */
    public String cacheKey() {
        String key = canonical() + new CanonicalText().all(facets).add(currency);
        return key.length() <= READABLE && key.chars().allMatch(c -> c > ' ' && c < 127) ? key : hash(key);
    }

    /** What a cursor is bound to: all that shapes the list. */
    String canonical() {
        return new CanonicalText()
                .add("search")
                .add(text)
                .add(language)
                .add(sort)
                .all(filters.types())
                .all(filters.categories())
                .all(filters.stores())
                .all(filters.locations())
                .all(filters.near().stream().toList())
                .all(filters.tags())
                .all(filters.vendors())
                .all(filters.price().stream().toList())
                .add(filters.minRating())
                .add(filters.inStock())
                .add(filters.onOffer())
                .toString();
    }

    /** The same search for another text. */
    SearchQuery with(String otherText) {
        return new SearchQuery(otherText, language, filters, sort, facets, currency);
    }

    private static String hash(String key) {
        try {
            return "search:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
