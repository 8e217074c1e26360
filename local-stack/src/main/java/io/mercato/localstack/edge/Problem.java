package io.mercato.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

import java.util.Locale;
import java.util.Optional;

/** The errors that the edge itself answers with: problem details (RFC 9457) of the same shape as the services'. */
enum Problem {
    BAD_REQUEST(400, "The request cannot be understood."),
    UNKNOWN_PATH(404, "There is nothing at this path."),
    REQUEST_TIMEOUT(408, "The request took too long to arrive."),
    BODY_TOO_LARGE(413, "The body is larger than this service accepts."),
    URI_TOO_LONG(414, "The URI is longer than this service accepts."),
    HEADERS_TOO_LARGE(431, "The headers are larger than this service accepts."),
    UPSTREAM_UNAVAILABLE(
            502,
            "The service that answers this path cannot be reached; please try again.",
            Optional.of(RetryPage.of("/away.html"))),
    UPSTREAM_BUSY(
            503,
            "The service that answers this path has too much to do; please try again in a moment.",
            Optional.of(RetryPage.of("/away.html"))),
    /**
     * Until the suite is complete. Else visitors would get an empty shop while its demo catalogue is loaded, and caches would
     * keep it.
     */
    STARTING(503, "Mercato is starting; please try again in a moment.", Optional.of(RetryPage.of("/starting.html"))),
    UPSTREAM_TIMEOUT(504, "The service that answers this path took too long; please try again.");

    private static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String detail;

    /** There where it passes by itself. */
    private final Optional<RetryPage> page;

    Problem(int status, String detail) {
        this(status, detail, Optional.empty());
    }

    Problem(int status, String detail, Optional<RetryPage> page) {
        this.status = status;
        this.detail = detail;
        this.page = page;
    }

    /** Answers a request that was not forwarded; completes when the answer is out. */
    Future<Void> answer(HttpServerRequest request, String requestId) {
        HttpServerResponse response = request.response().setStatusCode(status).putHeader(RequestId.HEADER, requestId);
        describe(request, response.headers());
        return response.end(body(request, requestId));
    }

    /** Answers in place of a service that failed to. */
    ProxyResponse insteadOf(ProxyRequest failed, String requestId) {
        HttpServerRequest request = failed.proxiedRequest();
        ProxyResponse response = failed.release().response().setStatusCode(status);
        describe(request, response.headers());
        return response.setBody(Body.body(body(request, requestId)));
    }

    private void describe(HttpServerRequest request, MultiMap headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, shown(request).isPresent() ? RetryPage.MEDIA_TYPE : MEDIA_TYPE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.isPresent()) {
            headers.set(HttpHeaders.RETRY_AFTER, RetryPage.AFTER_SECONDS);
        }
        if (shown(request).isPresent()) {
            headers.set("Refresh", RetryPage.AFTER_SECONDS);
        }
        if (closesConnection()) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** A browser is shown a page, where there is one; a program gets the problem. */
    private Optional<RetryPage> shown(HttpServerRequest request) {
        return page.filter(_ -> NotFoundPage.isFor(request));
    }

    /** The rest of a body that nobody will read is still on its way. */
    private boolean closesConnection() {
        return this == BODY_TOO_LARGE || this == BAD_REQUEST || this == URI_TOO_LONG || this == HEADERS_TOO_LARGE;
    }

    private Buffer body(HttpServerRequest request, String requestId) {
        return shown(request).map(page -> Buffer.buffer(page.html())).orElseGet(() -> problem(request, requestId));
    }

    private Buffer problem(HttpServerRequest request, String requestId) {
        String code = name().toLowerCase(Locale.ROOT);
        String title = name().charAt(0) + code.substring(1).replace('_', ' ');
        return new JsonObject()
                .put("type", "https://mercato.dev/problems/" + code.replace('_', '-'))
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", request.path())
                .put("code", code)
                .put("requestId", requestId)
                .toBuffer();
    }
}
