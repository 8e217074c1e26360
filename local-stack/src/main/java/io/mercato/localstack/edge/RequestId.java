package io.mercato.localstack.edge;

import io.vertx.core.http.HttpServerRequest;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a request, made here unless the client sent one that the services accept too. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    static String of(HttpServerRequest request) {
        String received = request.getHeader(HEADER);
        return received != null && WELL_FORMED.matcher(received).matches()
                ? received
                : UUID.randomUUID().toString();
    }
}
