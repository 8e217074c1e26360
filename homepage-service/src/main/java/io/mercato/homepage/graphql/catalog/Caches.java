package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.catalog.Things.Asked;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.TieredCaches;
import io.vertx.core.Vertx;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the caches of reads; once for each {@link ReadKind}. */
@ApplicationScoped
class Caches {
    private final TieredCaches caches;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final Shown shown;
    private final CatalogJson json;
    private final Vertx vertx;
    private final UpstreamSettings settings;

    Caches(
            TieredCaches caches,
            Upstream upstream,
            OffEventLoop threads,
            Shown shown,
            CatalogJson json,
            Vertx vertx,
            UpstreamSettings settings) {
        this.caches = caches;
        this.upstream = upstream;
        this.threads = threads;
        this.shown = shown;
        this.json = json;
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Answers that are of the schema's own shape. */
    <T> Reads<T> reads(ReadKind kind, Class<T> type) {
        return reads(kind, type, _ -> Optional.empty());
    }

    /**
     * Answers that are of the schema's own shape.
     *
     * @param end from when on such an answer is wrong by itself
     */
    <T> Reads<T> reads(ReadKind kind, Class<T> type, Function<T, Optional<Instant>> end) {
        return reads(kind, type, json.as(type), end);
    }

    /** Pages of a list. */
    <T> Reads<T> lists(ReadKind kind, Class<T> type) {
        return lists(kind, type, _ -> Optional.empty());
    }

    /**
     * Pages of a list.
     *
     * @param end from when on such a page is wrong by itself
     */
    <T> Reads<T> lists(ReadKind kind, Class<T> type, Function<T, Optional<Instant>> end) {
        return reads(kind, type, json.list(type), end);
    }

    /** @param end from when on such an answer is wrong by itself */
    <T> Reads<T> reads(ReadKind kind, Class<T> type, Decoder<T> decoder, Function<T, Optional<Instant>> end) {
        CacheDefinition<Address, Answered<T>> definition = CacheDefinition.of(
                        kind.cacheName(), Address::inRedis, new AnsweredCodec<>(json.mapper(), type))
                .withNegative(Answered::isNothing)
                .withEnd(answered -> answered.found().flatMap(end))
                .withTags(Answered::tags);
        return new Reads<>(kind, decoder, end, upstream, threads, shown, caches.create(definition));
    }

    /** Things by their ids. */
    <T> ByIds<T> byIds(Things<T> things) {
        CacheDefinition<Asked, Answered<T>> definition = CacheDefinition.of(
                        things.kind().cacheName(), things::inRedis, new AnsweredCodec<>(json.mapper(), things.type()))
                .withNegative(Answered::isNothing)
                .withTags(Answered::tags);
        return new ByIds<>(things, upstream, threads, shown, caches.create(definition), vertx, settings.gatherFor());
    }
}
