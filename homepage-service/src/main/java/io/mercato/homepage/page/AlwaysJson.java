package io.mercato.homepage.page;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The page is JSON whatever {@code Accept} says (RFC 9110, section 12.4.1, leaves that to us). From memory and from the caches in
 * between, which are not told to heed that header, it is so anyway; Quarkus REST would answer the same request 406 when the
 * page happens to be in no cache.
 */
@ApplicationScoped
class AlwaysJson {
    private static final int BEFORE_THE_RESOURCE = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1;

    void register(@Observes Router router) {
        router.route(HomepageResource.PATH).order(BEFORE_THE_RESOURCE).handler(AlwaysJson::forget);
    }

    private static void forget(RoutingContext request) {
        request.request().headers().remove(HttpHeaders.ACCEPT);
        request.next();
    }
}
