package io.mercato.localstack.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the edge says until the suite is complete: 503, and when to ask again. Else visitors would get an empty shop while its
 * demo catalogue is loaded, and caches would keep it. A browser is shown a page that asks again by itself.
 */
final class StartingPage {

    static final String AGAIN_AFTER_SECONDS = "2";

    private static final String PAGE = read("/starting.html");

    private StartingPage() {}

    /** Answers a request of any kind. */
    static void answer(HttpServerRequest request) {
        String requestId = RequestId.of(request);
        if (!NotFoundPage.isFor(request)) {
            Problem.STARTING.answer(request, requestId);
            return;
        }
        request.response()
                .setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                .putHeader("Refresh", AGAIN_AFTER_SECONDS)
                .putHeader(RequestId.HEADER, requestId)
                .end(PAGE);
    }

    private static String read(String resource) {
        try (InputStream page = StartingPage.class.getResourceAsStream(resource)) {
            return new String(page.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
