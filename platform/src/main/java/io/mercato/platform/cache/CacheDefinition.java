package io.mercato.platform.cache;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a cache holds.
 *
 * @param name names it in configuration, metrics and invalidations
 * @param redisKey the key of a value in Redis; unique among all caches
 * @param codec how values look in Redis
 * @param degraded tells a value that is worth serving but not worth keeping, such as a page with a section missing: it
 *     stays in the memory of its replica for a moment, and never takes the place of a whole one
 */
public record CacheDefinition<K, V>(
        String name, Function<K, String> redisKey, CacheCodec<V> codec, Predicate<V> degraded) {

    /** A cache whose values are all worth keeping. */
    public static <K, V> CacheDefinition<K, V> of(String name, Function<K, String> redisKey, CacheCodec<V> codec) {
        return new CacheDefinition<>(name, redisKey, codec, value -> false);
    }
}
