package io.mercato.homepage.storefront.catalog;

import java.util.Set;

/**
 * An answer of the catalogue.
 *
 * @param json as it came; empty when there is no such thing
 * @param tags of what it shows
 */
record Fetched(byte[] json, Set<String> tags) {
    /** There is nothing at this path. */
    static final Fetched NOTHING = new Fetched(new byte[0], Set.of());

    boolean isNothing() {
        return json.length == 0;
    }
}
