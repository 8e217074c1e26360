package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that is larger than its path takes ({@link HttpSettings}), where it says so beforehand. One that does not is
 * refused while a resource reads it ({@link BodyLimitInterceptor}); what is read otherwise is cut off by Quarkus, with an
 * empty 413.
 */
@ApplicationScoped
class BodyLimitFilter {
    /** Just after Quarkus has set its own limit, which is the same for all paths. */
    private static final int AFTER_QUARKUS = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    /** What Vert.x may have read before the resource has: some buffers of 64 KiB. */
    private static final long READ_AHEAD = 256 * 1024;

    private final HttpSettings settings;

    BodyLimitFilter(HttpSettings settings) {
        this.settings = settings;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriorities.BODY_LIMIT);
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_QUARKUS).handler(this::limit);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limitOf(request)) {
            request.fail(413);
        } else {
            request.next();
        }
    }

    private void limit(RoutingContext request) {
        if (request.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limitOf(request) + READ_AHEAD);
        }
        request.next();
    }

    /** The largest body that this request may have, in bytes. */
    long limitOf(RoutingContext request) {
        return settings.maxBodySize(request.normalizedPath());
    }
}
