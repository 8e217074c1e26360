package io.mercato.homepage.graphql;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    void closeOthers(@Observes StartupEvent event) {
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().startsWith(path))
                .forEach(Route::disable);
    }
}
