package io.mercato.homepage.graphql;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Leaves the path of GraphQL to {@link GraphQlResource}. SmallRye's own routes there, over HTTP and over WebSocket, know
 * neither our bounds nor our errors, and would come first.
 */
@ApplicationScoped
class OwnEndpoint {
    private final Router router;
    private final String path;

    OwnEndpoint(Router router, @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.router = router;
        this.path = path;
    }

    void open(@Observes StartupEvent event) {
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().startsWith(path))
                .forEach(Route::disable);
        router.route(HttpMethod.POST, path)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(OwnEndpoint::sayTypeOnce);
    }

    /**
     * GraphiQL sets the type of its body in two spellings of the header's name, which browsers join to a list of two. Where
     * all of them are alike it is clear what is meant (RFC 9110, section 8.3).
     */
    private static void sayTypeOnce(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE).stream()
                .flatMap(each -> Stream.of(each.split(",")))
                .map(String::strip)
                .toList();
        if (types.size() > 1 && types.stream().distinct().count() == 1) {
            headers.set(HttpHeaders.CONTENT_TYPE, types.getFirst());
        }
        context.next();
    }
}
