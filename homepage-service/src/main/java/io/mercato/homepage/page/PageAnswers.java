package io.mercato.homepage.page;

import io.mercato.homepage.page.Encoding.Accepted;
import io.mercato.platform.answer.EntityTags;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.Cached.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Chooses what a client is sent of a page: which of its representations, or that it has it already. */
@Singleton
class PageAnswers {
    static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");

    private final PageHeaders rules;
    private final Map<Rung, Counter> rungs = new EnumMap<>(Rung.class);

    PageAnswers(PageHeaders rules, MeterRegistry metrics) {
        this.rules = rules;
        for (Rung rung : Rung.values()) {
            rungs.put(
                    rung,
                    Counter.builder("mercato.homepage.answers")
                            .description("Answers, by how far down the ladder of degradation they are")
                            .tag("rung", rung.label())
                            .register(metrics));
        }
    }

    /**
     * What is sent.
     *
     * @param prepared its body is not sent with a 304
     * @param notModified whether it is a 304
     * @param etag of what the client has, with a 304; else of what it gets
     * @param cacheStatus the header {@code Cache-Status}
     */
    record PageAnswer(Prepared prepared, boolean notModified, String etag, CharSequence cacheStatus) {
        int status() {
            return notModified ? 304 : 200;
        }

        Buffer body() {
            return prepared.body();
        }

        /** Adds all headers of this answer. */
        void addTo(MultiMap headers) {
            (notModified ? prepared.notModified() : prepared.headers()).addTo(headers);
            if (!etag.equals(prepared.etag())) {
                headers.set(HttpHeaders.ETAG, etag);
            }
            headers.add(CACHE_STATUS, cacheStatus);
        }
    }

    /** The answer with a page to a request with these headers. */
    PageAnswer answer(Cached<Page> cached, MultiMap request) {
        Page page = cached.value();
        Variant variant = Variant.of(cached);
        rungs.get(Rung.of(page, variant)).increment();
        Accepted accepted = Encoding.accepted(request.get(HttpHeaders.ACCEPT_ENCODING));
        Prepared prepared = page.prepared(variant, accepted.best(page.hasBrotli(variant)), rules);
        Optional<String> unchanged = unchanged(page, prepared, accepted, request);
        return new PageAnswer(
                prepared, unchanged.isPresent(), unchanged.orElse(prepared.etag()), CacheStatus.of(cached, variant));
    }

    /** Counts an answer without a page. */
    void unavailable() {
        rungs.get(Rung.UNAVAILABLE).increment();
    }

    /** What the client has of this page, if it does: any variant, in any coding that it takes. */
    private static Optional<String> unchanged(Page page, Prepared prepared, Accepted accepted, MultiMap request) {
        String first = request.get(HttpHeaders.IF_NONE_MATCH);
        if (first == null) {
            return Optional.empty();
        }
        if (first.equals(prepared.etag())) {
            return Optional.of(first);
        }
        return EntityTags.firstCurrent(
                        String.join(",", request.getAll(HttpHeaders.IF_NONE_MATCH)), tag -> page.has(tag, accepted))
                .map(tag -> tag.equals("*") ? prepared.etag() : tag);
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc9211">RFC 9211</a>; {@code detail} names the layer. */
    private static final class CacheStatus {
        private static final String CACHE = "homepage-service";
        private static final Map<Source, CharSequence> FRESH = new EnumMap<>(Source.class);

        static {
            FRESH.put(Source.MEMORY, HttpHeaders.createOptimized(CACHE + "; hit; detail=memory"));
            FRESH.put(Source.REDIS, HttpHeaders.createOptimized(CACHE + "; hit; detail=redis"));
            FRESH.put(Source.LOADER, HttpHeaders.createOptimized(CACHE + "; fwd=miss; detail=loader"));
        }

        static CharSequence of(Cached<?> cached, Variant variant) {
            return switch (variant) {
                case MADE, CACHED -> FRESH.get(cached.source());
                case STALE -> CACHE + "; hit; detail=" + layer(cached) + "-stale";
                case LAST_GOOD -> CACHE + "; fwd=stale; detail=" + layer(cached);
            };
        }

        private static String layer(Cached<?> cached) {
            return switch (cached.source()) {
                case MEMORY -> "memory";
                case REDIS -> "redis";
                case LOADER -> "loader";
            };
        }
    }
}
