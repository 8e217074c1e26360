package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.upstream.Answer;
import io.mercato.homepage.upstream.BoundedClient;
import io.mercato.homepage.upstream.Call;
import io.mercato.platform.deadline.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** The public reads of catalog-service, as the bytes that it sends; each within its time and size. Does not block. */
@ApplicationScoped
class CatalogCalls {
    /** catalog-service counts who reads a product as somebody who looks at it, but not what calls itself a bot. */
    private static final String PROGRAM = "mercato-storefront (bot)";

    private final BoundedClient client;
    private final CatalogSettings settings;

    CatalogCalls(
            Vertx vertx, CatalogSettings settings, @ConfigProperty(name = "quarkus.rest-client.catalog.url") URI url) {
        this.client = new BoundedClient(vertx, url, settings.connections());
        this.settings = settings;
    }

    /**
     * Reads something.
     *
     * @param path below {@code /api/v1}, encoded
     * @param query not encoded
     * @return fails as those of {@link BoundedClient#send}
     */
    Uni<Answer> read(String path, Map<String, List<String>> query) {
        return Uni.createFrom().deferred(() -> client.send(call(path, query).with(HttpHeaders.USER_AGENT, PROGRAM)));
    }

    /** Looks at a product in somebody's name. Answered 304 without a body, whatever it looks like ({@code If-None-Match: *}). */
    Uni<Answer> look(UUID product, String userAgent) {
        return Uni.createFrom()
                .deferred(() -> client.send(call("products/" + product, Map.of())
                        .with(HttpHeaders.USER_AGENT, userAgent)
                        .with(HttpHeaders.IF_NONE_MATCH, "*")));
    }

    private Call call(String path, Map<String, List<String>> query) {
        return Call.get("api/v1/" + path, query, settings.maxSize().asLongValue(), Deadline.in(settings.timeout()));
    }
}
