package io.mercato.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Opens a request to one service and gives it up when its time is over or its client has gone. */
final class Upstream implements OriginRequestProvider {

    /** CANCEL of RFC 9113 §7; on HTTP/1.1 any reset closes the connection. */
    private static final long CANCEL = 0x8;

    /** All connections to the service were in use for as long as a request may wait for one. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1L;

        private BusyException(String message) {
            super(message);
        }
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions target;
    private final Duration requestTimeout;

    Upstream(Vertx vertx, HttpClient client, int port, EdgeSettings settings) {
        this.vertx = vertx;
        this.client = client;
        this.requestTimeout = settings.requestTimeout();
        this.target = new RequestOptions()
                .setHost(settings.host())
                .setPort(port)
                .setConnectTimeout(settings.connectTimeout().toMillis());
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        HttpServerResponse answer = context.request().proxiedRequest().response();
        return client.request(new RequestOptions(target))
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? new BusyException(failure.getMessage()) : failure))
                .onSuccess(request -> giveUpInTime(request, answer));
    }

    private void giveUpInTime(HttpClientRequest request, HttpServerResponse answer) {
        // Failures reach the client through the answer; without a handler each would be logged as a defect too.
        request.exceptionHandler(failure -> {});
        long timer = vertx.setTimer(
                requestTimeout.toMillis(),
                fired -> request.reset(CANCEL, new TimeoutException("no complete answer within " + requestTimeout)));
        answer.endHandler(end -> vertx.cancelTimer(timer));
        answer.closeHandler(gone -> {
            vertx.cancelTimer(timer);
            request.reset(CANCEL);
        });
    }
}
