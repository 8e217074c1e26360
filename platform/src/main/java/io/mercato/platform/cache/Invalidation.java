package io.mercato.platform.cache;

import java.time.Duration;

/** What a service's caches are told to forget. */
sealed interface Invalidation {
    /** Whatever carries a tag, in all caches of the service. */
    record OfTag(String tag) implements Invalidation {}

    /**
     * One value.
     *
     * @param key as it is in Redis
     * @param markTtl for how long Redis remembers it: longer than any load of the cache
     */
    record OfKey(String cache, String key, Duration markTtl) implements Invalidation {}

    /** All of a cache. */
    record OfAll(String cache) implements Invalidation {}
}
