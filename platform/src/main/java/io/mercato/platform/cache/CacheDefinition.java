package io.mercato.platform.cache;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a cache holds.
 *
 * @param name names it in configuration, metrics and invalidations
 * @param redisKey the key of a value in Redis; unique among all caches. Braces are for a hash tag of a Redis Cluster; others
 *     make the cache change the key
 * @param codec how values look in Redis
 * @param degraded tells a value that is worth serving but not worth keeping, such as a page with a section missing: it
 *     stays in the memory of its replica for a moment, and never takes the place of a whole one
 * @param negative tells a value that says that there is nothing, which is kept for {@code negative-ttl}
 * @param end from when on a value is wrong by itself, such as an offer that ends; it is loaded anew then
 * @param tags of what a value shows, by which it is forgotten; empty for a cache without tags
 */
public record CacheDefinition<K, V>(
        String name,
        Function<K, String> redisKey,
        CacheCodec<V> codec,
        Predicate<V> degraded,
        Predicate<V> negative,
        Function<V, Optional<Instant>> end,
        Optional<Function<V, Set<String>>> tags) {

    /** A cache whose values are all worth keeping, and have no tags. */
    public static <K, V> CacheDefinition<K, V> of(String name, Function<K, String> redisKey, CacheCodec<V> codec) {
        return new CacheDefinition<>(
                name, redisKey, codec, value -> false, value -> false, value -> Optional.empty(), Optional.empty());
    }

    /** The same, where some values are {@link #degraded}. */
    public CacheDefinition<K, V> withDegraded(Predicate<V> isDegraded) {
        return new CacheDefinition<>(name, redisKey, codec, isDegraded, negative, end, tags);
    }

    /** The same, where some values are {@link #negative}. */
    public CacheDefinition<K, V> withNegative(Predicate<V> isNegative) {
        return new CacheDefinition<>(name, redisKey, codec, degraded, isNegative, end, tags);
    }

    /** The same, where some values {@link #end}. */
    public CacheDefinition<K, V> withEnd(Function<V, Optional<Instant>> endOf) {
        return new CacheDefinition<>(name, redisKey, codec, degraded, negative, endOf, tags);
    }

    /**
     * The same, with {@link #tags}: each 1 to 200 visible ASCII characters without a comma, not beginning with {@code #}.
     * They are asked for once, when a value has been loaded.
     */
    public CacheDefinition<K, V> withTags(Function<V, Set<String>> tagsOf) {
        return new CacheDefinition<>(name, redisKey, codec, degraded, negative, end, Optional.of(tagsOf));
    }

    Lifetime lifetimeOf(V value, CacheSettings.Settings settings, long now) {
        Lifetime lifetime = degraded.test(value)
                ? Lifetime.ofDegraded(settings, now)
                : negative.test(value) ? Lifetime.ofNegative(settings, now) : Lifetime.of(settings, now);
        return end.apply(value).map(lifetime::endingAt).orElse(lifetime);
    }

    Set<String> tagsOf(V value) {
        return tags.map(of -> Tags.checked(of.apply(value))).orElse(Set.of());
    }
}
