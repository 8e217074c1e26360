package io.mercato.homepage.page;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;

import java.util.Map.Entry;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

/**
 * Spares hits a span of their own, recorded or not: making one costs a third of what a hit costs otherwise, and a hit neither
 * calls nor logs anything that it could tie together. A caller that sends a {@code traceparent} gets its span.
 */
@Singleton
class UntracedHits implements VertxOptionsCustomizer {
    private static final String TRACE_PARENT = "traceparent";

    /** Known once there are routes, which are made when Vert.x has been. */
    private volatile Predicate<HttpServerRequest> hits = request -> false;

    /** @param hits of requests for the homepage; asked for each, on its event loop */
    void spare(Predicate<HttpServerRequest> hits) {
        this.hits = hits;
    }

    @Override
    public void accept(VertxOptions options) {
        TracingOptions tracing = options.getTracingOptions();
        if (tracing != null && tracing.getFactory() != null) {
            VertxTracerFactory factory = tracing.getFactory();
            tracing.setFactory(settings -> new SparingTracer<>(factory.tracer(settings)));
        }
    }

    private boolean isHit(Object request) {
        return request instanceof HttpServerRequest http
                && HomepageResource.PATH.equals(http.path())
                && !http.headers().contains(TRACE_PARENT)
                && hits.test(http);
    }

    /** Another tracer, for all but hits. */
    private final class SparingTracer<I, O> implements VertxTracer<I, O> {
        private final VertxTracer<I, O> tracer;

        SparingTracer(VertxTracer<I, O> tracer) {
            this.tracer = tracer;
        }

        @Override
        public <R> I receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Entry<String, String>> headers,
                TagExtractor<R> tags) {
            return isHit(request)
                    ? null
                    : tracer.receiveRequest(context, kind, policy, request, operation, headers, tags);
        }

        @Override
        public <R> void sendResponse(Context context, R response, I payload, Throwable failure, TagExtractor<R> tags) {
            if (payload != null) {
                tracer.sendResponse(context, response, payload, failure, tags);
            }
        }

        @Override
        public <R> O sendRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                BiConsumer<String, String> headers,
                TagExtractor<R> tags) {
            return tracer.sendRequest(context, kind, policy, request, operation, headers, tags);
        }

        @Override
        public <R> void receiveResponse(
                Context context, R response, O payload, Throwable failure, TagExtractor<R> tags) {
            tracer.receiveResponse(context, response, payload, failure, tags);
        }

        @Override
        public void close() {
            tracer.close();
        }
    }
}
