package io.mercato.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What happens to a request and its answer on the way through the edge; both bodies are streamed. */
final class Exchange implements ProxyInterceptor {

    private static final String REQUEST_ID = "requestId";

    /** Statuses whose answers end with their headers (RFC 9110, sections 15.3.5 and 15.4.5). */
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final long maximumBodySize;

    Exchange(long maximumBodySize) {
        this.maximumBodySize = maximumBodySize;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        String requestId = RequestId.of(request.proxiedRequest());
        context.set(REQUEST_ID, requestId);
        ForwardedHeaders.replace(request.headers(), request.proxiedRequest(), requestId);
        LimitedBody body = new LimitedBody(request.getBody().stream(), maximumBodySize);
        request.setBody(Body.body(body, request.getBody().length()));
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(
                        problem(failure, request.proxiedRequest(), body).insteadOf(request, requestId)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        context.response().putHeader(RequestId.HEADER, requestId(context));
        if (BODILESS.contains(context.response().getStatusCode())) {
            // The proxy announces chunks wherever the service announces no length.
            HttpServerResponse answer = context.request().proxiedRequest().response();
            answer.headersEndHandler(_ -> answer.headers().remove(HttpHeaders.TRANSFER_ENCODING));
        }
        return context.sendResponse();
    }

    /** The id of the request that is on its way. */
    static String requestId(ProxyContext context) {
        return context.get(REQUEST_ID, String.class);
    }

    private static Problem problem(Throwable failure, HttpServerRequest request, LimitedBody body) {
        if (body.isTooLarge()) {
            return Problem.BODY_TOO_LARGE;
        }
        if (failure instanceof Upstream.BusyException) {
            return Problem.UPSTREAM_BUSY;
        }
        boolean timedOut = failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException;
        if (!timedOut) {
            return Problem.UPSTREAM_UNAVAILABLE;
        }
        return request.isEnded() ? Problem.UPSTREAM_TIMEOUT : Problem.REQUEST_TIMEOUT;
    }
}
