package io.mercato.homepage.page;

import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.Cached.Source;

/**
 * How a page is served. What a page shows is the same in each; its metadata tells which it is, so that each is of other bytes
 * and has another {@code ETag}. Their order is part of how pages are kept in Redis.
 */
enum Variant {
    /** To those for whom it was made. */
    MADE("fresh", false, 'm'),
    /** From the cache, and fresh. */
    CACHED("fresh", true, 'c'),
    /** From the cache, while its successor is made. */
    STALE("stale", true, 's'),
    /** In place of a page that could not be made. */
    LAST_GOOD("lastGood", true, 'l');

    private final String state;
    private final boolean fromCache;
    private final char letter;

    Variant(String state, boolean fromCache, char letter) {
        this.state = state;
        this.fromCache = fromCache;
        this.letter = letter;
    }

    static Variant of(Cached<?> cached) {
        return switch (cached.freshness()) {
            case FRESH -> cached.source() == Source.LOADER ? MADE : CACHED;
            case STALE -> STALE;
            case EXPIRED -> LAST_GOOD;
        };
    }

    /** As {@code metadata.state} has it, of a page that lacks nothing. */
    String state() {
        return state;
    }

    boolean fromCache() {
        return fromCache;
    }

    /** Tells its {@code ETag} from those of the others. */
    char letter() {
        return letter;
    }
}
