package io.mercato.catalog.search;

import java.util.Optional;

/**
 * A query as the database reads it.
 *
 * @param words its text as a {@code tsquery}; none when it has no text
 * @param matchable whether anything can match: not when the text has no word that could be looked up
 */
record PreparedSearch(SearchQuery query, Optional<String> words, boolean matchable, Selection selection) {}
