package io.mercato.homepage.section;

import io.mercato.homepage.section.SectionItems.InvalidSectionException;
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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Calls of catalog-service for its lists, as the bytes that it sends. Beneath the REST client, which reads an answer to its
 * end however long it is: here one that is too large is cut off where it becomes so, and a call that is given up ends its
 * connection.
 */
@ApplicationScoped
class Upstream {
    private static final String CACHE_TAG = "Cache-Tag";

    private final Vertx vertx;
    private final HttpClient client;
    private final URI url;
    private final long maxSize;

    Upstream(Vertx vertx, SectionSettings settings, @ConfigProperty(name = "quarkus.rest-client.catalog.url") URI url) {
        this.vertx = vertx;
        this.url = url;
        this.maxSize = settings.maxSectionSize().asLongValue();
        SectionSettings.Connections connections = settings.upstream();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connections.connectTimeout().toMillis()))
                .setMaxPoolSize(connections.most())
                .setMaxWaitQueueSize(connections.waiting())
                .setSsl(url.getScheme().equals("https"))
                .setTracingPolicy(TracingPolicy.PROPAGATE));
    }

    /**
     * @param body of a successful answer
     * @param tags the header that names what it shows, or empty text
     */
    record Answer(byte[] body, String tags) {}

    /**
     * What to ask for.
     *
     * @param path below the service's URL
     * @param authorization of the one in whose name it is asked, where it is personal
     * @param deadline when it is given up. It is sent along: that of the load, not of a page's budget, since what comes late is
     *     for the next page, and not that of who asked for this page, since what comes is for everybody.
     */
    record Call(String path, Map<String, String> query, Optional<String> authorization, Deadline deadline) {}

    /** Fails when there is no successful answer in time, or with {@link InvalidSectionException}. Does not block. */
    Uni<Answer> get(Call call) {
        return Uni.createFrom().completionStage(() -> begin(call).toCompletionStage());
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
        // Also when an answer, or an error, has begun to come and does not end.
        long end = vertx.setTimer(millis, _ -> request.reset());
        return request.send().onFailure(_ -> vertx.cancelTimer(end)).compose(response -> {
            response.end().onComplete(_ -> vertx.cancelTimer(end));
            return read(request, response);
        });
    }

    private RequestOptions options(Call call, long millis) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(url.getHost())
                .setPort(port())
                .setURI(uri(call))
                .setTimeout(millis)
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        RequestId.current().ifPresent(id -> options.putHeader(RequestId.HEADER, id));
        call.authorization().ifPresent(token -> options.putHeader(HttpHeaders.AUTHORIZATION, token));
        return options;
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }

    private String uri(Call call) {
        StringBuilder uri = new StringBuilder(url.getRawPath()).append('/').append(call.path());
        char separator = '?';
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            uri.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return uri.substring(uri.charAt(1) == '/' ? 1 : 0);
    }

    private Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        if (response.statusCode() / 100 != 2) {
            // Read to its end all the same, so that the connection can be used again; but not an endless one.
            answer.tryFail(new UpstreamException(response.statusCode()));
        }
        response.handler(chunk -> {
            if (body.length() + chunk.length() > maxSize) {
                answer.tryFail(new InvalidSectionException("is too large"));
                request.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(ended -> {
            if (isJson(response)) {
                answer.tryComplete(new Answer(
                        body.getBytes(), String.join(",", response.headers().getAll(CACHE_TAG))));
            } else {
                answer.tryFail(new InvalidSectionException("is not JSON"));
            }
        });
        return answer.future();
    }

    private static boolean isJson(HttpClientResponse response) {
        String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** It answered with an error. Has no stack trace: it is no defect of ours. */
    static final class UpstreamException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UpstreamException(int status) {
            super("status " + status, null, false, false);
        }
    }
}
