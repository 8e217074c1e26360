package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Knows nothing at a path with parameters of its segments ({@code /a;b=c/d}, RFC 3986, section 3.3), which no API here
 * has. Quarkus REST leaves them out when it looks for a resource, but the rules that protect a path do not: without this,
 * {@code /internal;x/v1} would reach what only {@code /internal/v1} protects.
 */
@ApplicationScoped
class PathParameterFilter {
    void register(@Observes Filters filters) {
        filters.register(PathParameterFilter::check, FilterPriorities.PATH);
    }

    private static void check(RoutingContext request) {
        if (request.request().path().indexOf(';') < 0) {
            request.next();
        } else {
            request.fail(404);
        }
    }
}
