package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of several replicas of a service with a cache of texts; all live in this process, each with a memory of its own. */
final class Replica implements AutoCloseable {
    final AtomicInteger loads = new AtomicInteger();
    private final TieredCache<String, byte[]> cache;
    private final Invalidations invalidations;
    volatile Supplier<Uni<String>> loader = () -> Uni.createFrom().item("loaded");

    Replica(String cacheName, Parts parts, InstantSource clock) {
        invalidations =
                new Invalidations(parts.dataSource(), parts.tier(), parts.tags(), parts.redisSettings(), parts.vertx());
        CacheDefinition<String, byte[]> definition = CacheDefinition.<String, byte[]>of(
                        cacheName, key -> cacheName + ":" + key, CacheCodec.bytes())
                .withDegraded(value -> new String(value, UTF_8).startsWith("degraded"))
                .withNegative(value -> new String(value, UTF_8).startsWith("nothing"))
                .withTags(Replica::tags);
        CacheSettings.Settings settings = parts.settings().byName().get(cacheName);
        CacheMetrics metrics = new CacheMetrics(new SimpleMeterRegistry(), cacheName);
        SharedTier<byte[]> shared = new SharedTier<>(
                definition, settings, parts.redisSettings(), parts.tier(), parts.tags(), invalidations, metrics);
        cache = new TieredCache<>(definition, settings, shared, invalidations.marks(), metrics, clock);
        invalidations.listen(cacheName, cache.listener());
        awaitConnection();
    }

    /** What replicas share. */
    record Parts(
            ReactiveRedisDataSource dataSource,
            RedisTier tier,
            RedisTags tags,
            RedisTierSettings redisSettings,
            CacheSettings settings,
            Vertx vertx) {}

    void awaitConnection() {
        await().until(invalidations::isConnected);
    }

    void awaitDisconnection() {
        await().until(() -> !invalidations.isConnected());
    }

    Uni<Cached<byte[]>> lookup(String key) {
        return cache.lookup(key, ignored -> {
            loads.incrementAndGet();
            return loader.get().map(text -> text == null ? null : text.getBytes(UTF_8));
        });
    }

    Cached<byte[]> read(String key) {
        return lookup(key).await().atMost(Duration.ofSeconds(10));
    }

    String text(String key) {
        return new String(read(key).value(), UTF_8);
    }

    void loads(String text) {
        loader = () -> Uni.createFrom().item(text);
    }

    void failsToLoad() {
        loader = () -> Uni.createFrom().failure(new IllegalStateException("The source is away"));
    }

    void invalidate(String key) {
        cache.invalidate(key).await().atMost(Duration.ofSeconds(10));
    }

    void invalidateAll() {
        cache.invalidateAll().await().atMost(Duration.ofSeconds(10));
    }

    /** What replicas are told when something has changed. */
    void invalidateTags(String... tags) {
        invalidateTags(Set.of(tags));
    }

    void invalidateTags(Set<String> tags) {
        invalidations.invalidateTags(tags).await().atMost(Duration.ofSeconds(10));
    }

    /** Words such as {@code @shoe} are the tags of a text. */
    private static Set<String> tags(byte[] text) {
        return Stream.of(new String(text, UTF_8).split(" "))
                .filter(word -> word.startsWith("@"))
                .map(word -> word.substring(1))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        invalidations.stop(new ShutdownEvent());
    }
}
