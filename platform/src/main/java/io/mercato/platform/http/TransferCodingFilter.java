package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body in a coding other than {@code chunked} and ends its connection (<a
 * href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, section 6.3</a>): nobody can say where it ends, and what
 * follows would be read as the next request, be it one that a proxy in between took for a body.
 */
@ApplicationScoped
class TransferCodingFilter {
    private static final String CHUNKED = "chunked";

    void register(@Observes Filters filters) {
        filters.register(TransferCodingFilter::check, FilterPriorities.TRANSFER_CODING);
    }

    private static void check(RoutingContext request) {
        HttpServerRequest http = request.request();
        List<String> codings = http.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase(CHUNKED))) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(_ -> http.connection().close());
        request.fail(400);
    }
}
