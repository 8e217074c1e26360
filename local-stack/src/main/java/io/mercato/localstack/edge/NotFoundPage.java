package io.mercato.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/**
 * Shows a browser one page of a service in the place of what is not there. Nothing of the address that was asked for goes to
 * the service. Where the page cannot be had, the answer is the problem that programs get.
 */
final class NotFoundPage implements ProxyInterceptor {

    private final String path;

    NotFoundPage(String path) {
        this.path = path;
    }

    /** Whether who asks is a browser that goes somewhere: it names HTML, and never JSON beside it. */
    static boolean isFor(HttpServerRequest request) {
        String accept = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        return accept.contains("text/html")
                && !accept.contains("json")
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        context.request().setURI(path);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(
                        Problem.UNKNOWN_PATH.insteadOf(context.request(), Exchange.requestId(context))));
    }
}
