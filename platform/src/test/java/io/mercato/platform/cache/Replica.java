package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of several replicas of a service with a cache of texts; all live in this process, each with a memory of its own. */
final class Replica implements AutoCloseable {
    final AtomicInteger loads = new AtomicInteger();
    final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final TieredCache<String, byte[]> cache;
    private final Invalidations invalidations;
    volatile Supplier<Uni<String>> loader = () -> Uni.createFrom().item("loaded");

    Replica(
            String cacheName,
            CacheSettings settings,
            RedisTierSettings redisSettings,
            RedisTier tier,
            RedisTags tags,
            Invalidations invalidations,
            InstantSource clock) {
        this.invalidations = invalidations;
        CacheDefinition<String, byte[]> definition = CacheDefinition.<String, byte[]>of(
                        cacheName, key -> cacheName + ":" + key, CacheCodec.bytes())
                .withDegraded(value -> new String(value, UTF_8).startsWith("degraded"))
                .withNegative(value -> new String(value, UTF_8).startsWith("nothing"))
                .withTags(Replica::tags);
        CacheSettings.Settings own = settings.byName().get(cacheName);
        CacheMetrics metrics = new CacheMetrics(figures, cacheName);
        SharedTier<byte[]> shared =
                new SharedTier<>(definition, own, redisSettings, tier, tags, invalidations, metrics);
        cache = new TieredCache<>(definition, own, shared, invalidations.marks(), metrics, clock);
        metrics.observe(figures, cacheName, cache.memory().asCaffeine());
        invalidations.listen(cacheName, cache.listener());
    }

    void awaitConnection() {
        await().until(invalidations::isConnected);
    }

    void awaitDisconnection() {
        await().until(() -> !invalidations.isConnected());
    }

    Uni<Cached<byte[]>> lookup(String key) {
        return lookup(key, ignored -> loader.get());
    }

    /** With a load of its own for each key. */
    Uni<Cached<byte[]>> lookup(String key, Function<String, Uni<String>> load) {
        return cache.lookup(key, missing -> {
            loads.incrementAndGet();
            return load.apply(missing).map(text -> text == null ? null : text.getBytes(UTF_8));
        });
    }

    /** The value of a figure of the cache, such as {@code mercato.cache.gets}; the sum where there are several. */
    double figure(String name, String... tags) {
        return figures.find(name).tags(tags).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    Cached<byte[]> read(String key) {
        return lookup(key).await().atMost(Duration.ofSeconds(10));
    }

    /** What is answered without asking anybody. */
    Optional<String> atOnce(String key) {
        return cache.atOnce(key).map(cached -> new String(cached.value(), UTF_8));
    }

    Uni<Void> renewing(String key) {
        return cache.renew(key, ignored -> {
            loads.incrementAndGet();
            return loader.get().map(text -> text.getBytes(UTF_8));
        });
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

    Uni<Void> invalidating(String key) {
        return cache.invalidate(key);
    }

    Uni<Void> invalidatingTags(Set<String> tags) {
        return invalidations.invalidateTags(tags);
    }

    void forgetDegraded(String key) {
        cache.forgetDegraded(key);
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
