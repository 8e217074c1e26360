package io.mercato.homepage.upstream;

import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.http.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import java.net.URI;

/**
 * Calls of one service. Beneath the REST client, which reads an answer to its end however long it is: here one that is too
 * large is cut off where it becomes so, and a call that is given up ends its connection. Thread-safe; does not block.
 */
public final class BoundedClient {
    private static final byte[] NOTHING = {};

    private final Vertx vertx;
    private final HttpClient client;
    private final URI url;

    /** @param url of the service; paths of calls are below its path */
    public BoundedClient(Vertx vertx, URI url, ConnectionSettings connections) {
        this.vertx = vertx;
        this.url = url;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connections.connectTimeout().toMillis()))
                .setMaxPoolSize(connections.most())
                .setMaxWaitQueueSize(connections.waiting())
                .setSsl(isHttps())
                .setTracingPolicy(TracingPolicy.PROPAGATE));
    }

    /**
     * Asks, when it is subscribed to. The answer comes on an event loop.
     *
     * @return fails with {@link ErrorStatusException}, {@link TooLargeException}, {@link TimeoutException}, or as the
     *     connection does
     */
    public Uni<Answer> send(Call call) {
        return Uni.createFrom()
                .completionStage(() -> begin(call).toCompletionStage())
                .onFailure(failure -> call.deadline().hasPassed() && !isAnswered(failure))
                .transform(TimeoutException::new);
    }

    private static boolean isAnswered(Throwable failure) {
        return failure instanceof ErrorStatusException || failure instanceof TooLargeException;
    }

    private Future<Answer> begin(Call call) {
        long millis = call.deadline().left().toMillis();
        // It has waited for its turn for so long.
        return millis < 1
                ? Future.failedFuture(new TimeoutException())
                : client.request(options(call, millis)).compose(request -> send(call, request));
    }

    private Future<Answer> send(Call call, HttpClientRequest request) {
        // It may have waited for a connection, too.
        long millis = call.deadline().left().toMillis();
        if (millis < 1) {
            request.reset();
            return Future.failedFuture(new TimeoutException());
        }
        request.putHeader(Deadline.HEADER, Long.toString(millis));
        // What fails is told by the answer's future; without a handler Vert.x logs it as an error, too.
        request.exceptionHandler(_ -> {});
        // Also when an answer, or an error, has begun to come and does not end.
        long end = vertx.setTimer(afterEnd(millis), _ -> request.reset());
        return sent(request, call).onFailure(_ -> vertx.cancelTimer(end)).compose(response -> {
            response.end().onComplete(_ -> vertx.cancelTimer(end));
            return read(call, request, response);
        });
    }

    /** Timers count whole milliseconds, of which the last has not passed. */
    private static long afterEnd(long millis) {
        return millis + 1;
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, Call call) {
        return call.json().map(request::send).orElseGet(request::send);
    }

    private RequestOptions options(Call call, long millis) {
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setHost(url.getHost())
                .setPort(port())
                .setURI(uri(call))
                // For a connection; the rest of the time is ours to see to, and Vert.x would log each as an error.
                .setConnectTimeout(afterEnd(millis))
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        call.json().ifPresent(_ -> options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json"));
        RequestId.current().ifPresent(id -> options.putHeader(RequestId.HEADER, id));
        call.headers().forEach(options::putHeader);
        return options;
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : isHttps() ? 443 : 80;
    }

    private boolean isHttps() {
        return url.getScheme().equals("https");
    }

    private String uri(Call call) {
        String base = url.getRawPath();
        return (base.endsWith("/") ? base : base + '/') + call.pathAndQuery();
    }

    private static Future<Answer> read(Call call, HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        boolean success = response.statusCode() / 100 == 2;
        response.exceptionHandler(answer::tryFail);
        if (!success && !call.explained().contains(response.statusCode())) {
            // Read to its end all the same, so that the connection can be used again; but not an endless one.
            answer.tryFail(new ErrorStatusException(response.statusCode(), NOTHING));
        }
        response.handler(chunk -> {
            if (body.length() + chunk.length() > call.maxSize()) {
                answer.tryFail(new TooLargeException(call.maxSize()));
                request.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(_ -> {
            if (success) {
                answer.tryComplete(new Answer(response.headers(), body.getBytes()));
            } else {
                answer.tryFail(new ErrorStatusException(response.statusCode(), body.getBytes()));
            }
        });
        return answer.future();
    }
}
