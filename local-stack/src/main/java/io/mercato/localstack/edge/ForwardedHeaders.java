package io.mercato.localstack.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells a service who called, as an ingress does. What a client claims about that is dropped, never appended to: this
 * edge is the first that can be trusted.
 */
final class ForwardedHeaders {

    /** Connection-level (RFC 9110 §7.6.1), besides those that the proxy library leaves out by itself. */
    private static final List<String> NOT_FORWARDED = List.of("forwarded", "x-real-ip", "expect", "proxy-connection");

    private ForwardedHeaders() {}

    static void replace(MultiMap headers, HttpServerRequest request, String requestId) {
        dropNamedIn(headers.getAll(HttpHeaders.CONNECTION), headers);
        NOT_FORWARDED.forEach(headers::remove);
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .toList()
                .forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        headers.set("X-Forwarded-Port", Integer.toString(request.localAddress().port()));
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        headers.set(RequestId.HEADER, requestId);
    }

    private static void dropNamedIn(List<String> connection, MultiMap headers) {
        connection.stream()
                .flatMap(options -> Stream.of(options.split(",")))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList()
                .forEach(headers::remove);
    }
}
