package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every request its {@link RequestId}, those that no resource answers too. */
@ApplicationScoped
class RequestIdFilter {
    void register(@Observes Filters filters) {
        filters.register(this::identify, FilterPriorities.REQUEST_ID);
    }

    private void identify(RoutingContext request) {
        RequestId.identify(request);
        request.next();
    }
}
