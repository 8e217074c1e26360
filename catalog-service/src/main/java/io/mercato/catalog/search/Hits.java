package io.mercato.catalog.search;

import java.util.List;

/**
 * A page of matches.
 *
 * @param next the sort keys that the next page begins after; none when this is the last one
 */
record Hits(List<SearchHit> items, List<Object> next) {
    static final Hits NONE = new Hits(List.of(), List.of());
}
