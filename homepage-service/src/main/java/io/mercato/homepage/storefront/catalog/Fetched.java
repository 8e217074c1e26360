package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.cache.CacheCodec;

import java.util.Set;

/**
 * An answer of the catalogue.
 *
 * @param json as it came; empty when there is no such thing
 * @param tags of what it shows; known only where it was loaded
 */
record Fetched(byte[] json, Set<String> tags) {
    /** There is nothing at this path. */
    static final Fetched NOTHING = new Fetched(new byte[0], Set.of());

    static final CacheCodec<Fetched> CODEC = new CacheCodec<>() {
        @Override
        public byte[] encode(Fetched value) {
            return value.json();
        }

        @Override
        public Fetched decode(byte[] bytes) {
            return new Fetched(bytes, Set.of());
        }
    };

    boolean isNothing() {
        return json.length == 0;
    }
}
