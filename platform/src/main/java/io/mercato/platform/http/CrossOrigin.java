package io.mercato.platform.http;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.ConfigProvider;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What Quarkus leaves undone where a shop lets pages of other origins call its services ({@code quarkus.http.cors.enabled}). What
 * they are allowed stands in headers of each answer and differs by {@code Origin}, so each has to say so in {@code Vary}, also
 * one to a request that has none: a cache would give the answer for one origin to all others, whose browsers then refuse it (<a
 * href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">Fetch, "CORS protocol and HTTP caches"</a>). Thread-safe.
 */
@ApplicationScoped
public class CrossOrigin {
    private static final String ORIGIN = HttpHeaders.ORIGIN.toString();
    private static final String ANYTHING = "*";

    private final boolean allowed;
    private final List<String> origins;
    private final List<Pattern> patterns;

    CrossOrigin() {
        this(ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(VertxHttpConfig.class)
                .cors());
    }

    private CrossOrigin(CORSConfig config) {
        this.allowed = config.enabled();
        this.origins = config.origins().orElse(List.of());
        this.patterns = CORSFilter.parseAllowedOriginsRegex(config.origins());
    }

    /** Whether pages of other origins may call at all, and answers so differ by {@code Origin}. */
    public boolean isAllowed() {
        return allowed;
    }

    void register(@Observes Filters filters) {
        if (allowed) {
            filters.register(this::handle, FilterPriorities.CROSS_ORIGIN);
        }
    }

    private void handle(RoutingContext request) {
        request.addHeadersEndHandler(_ -> vary(request.response().headers()));
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isNamed(origin) || isReadable(request.request())) {
            request.next();
        } else {
            request.fail(403);
        }
    }

    /** In one line: of several, nginx before 1.23 heeds one. */
    private static void vary(MultiMap answer) {
        List<String> names = answer.getAll(HttpHeaders.VARY).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
        if (names.stream().noneMatch(name -> name.equalsIgnoreCase(ORIGIN) || name.equals(ANYTHING))) {
            answer.set(
                    HttpHeaders.VARY,
                    Stream.concat(names.stream(), Stream.of("Origin")).collect(Collectors.joining(", ")));
        }
    }

    private boolean isNamed(String origin) {
        return origins.contains(ANYTHING)
                || origins.contains(origin)
                || CORSFilter.isOriginAllowedByRegex(patterns, origin);
    }

    /** Any other origin Quarkus compares with the address of the request, and fails with a 500 where it cannot read that. */
    private static boolean isReadable(HttpServerRequest request) {
        String address = request.absoluteURI();
        try {
            return address != null && URI.create(address).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
