package io.mercato.homepage.graphql.catalog;

import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.TieredCaches;
import io.vertx.core.Vertx;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the caches of reads; once for each {@link ReadKind}. */
@ApplicationScoped
class Caches {
    private final TieredCaches caches;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final CatalogJson json;
    private final Vertx vertx;
    private final UpstreamSettings settings;

    Caches(
            TieredCaches caches,
            Upstream upstream,
            OffEventLoop threads,
            CatalogJson json,
            Vertx vertx,
            UpstreamSettings settings) {
        this.caches = caches;
        this.upstream = upstream;
        this.threads = threads;
        this.json = json;
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Answers that are of the schema's own shape. */
    <T> Reads<T> reads(ReadKind kind, Class<T> type) {
        return reads(kind, type, Decoder.as(json.mapper(), type), _ -> Optional.empty());
    }

    /** @param end from when on such an answer is wrong by itself */
    <T> Reads<T> reads(ReadKind kind, Class<T> type, Decoder<T> decoder, Function<T, Optional<Instant>> end) {
        CacheDefinition<Address, Answered<T>> definition = CacheDefinition.of(
                        kind.cacheName(), Address::inRedis, new AnsweredCodec<>(json.mapper(), type))
                .withNegative(Answered::isNothing)
                .withEnd(answered -> answered.found().flatMap(end))
                .withTags(Answered::tags);
        return new Reads<>(kind, decoder, upstream, threads, caches.create(definition));
    }

    /**
     * Things by their ids.
     *
     * @param resource as the path of catalog-service has it
     * @param idOf one of them
     * @param tags of what one of them shows
     */
    <T> ByIds<T> byIds(
            ReadKind kind,
            String resource,
            Class<T> type,
            Decoder<T> decoder,
            Function<T, UUID> idOf,
            Function<T, Set<String>> tags) {
        CacheDefinition<UUID, Answered<T>> definition = CacheDefinition.of(
                        kind.cacheName(),
                        (UUID id) -> "graphql:" + resource + ":" + id,
                        new AnsweredCodec<>(json.mapper(), type))
                .withNegative(Answered::isNothing)
                .withTags(Answered::tags);
        return new ByIds<>(
                kind,
                resource,
                decoder,
                idOf,
                tags,
                upstream,
                threads,
                caches.create(definition),
                vertx,
                settings.gatherFor());
    }
}
