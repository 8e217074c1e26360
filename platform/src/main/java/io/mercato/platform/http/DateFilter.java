package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every answer its {@link DateHeader}, those that no resource makes too. */
@ApplicationScoped
class DateFilter {
    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    DateHeader.addTo(request.response());
                    request.next();
                },
                FilterPriorities.DATE);
    }
}
