package io.mercato.homepage.storefront;

import io.mercato.platform.problem.ProblemMappers;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * What is answered where nothing is: to a browser the shop's page for that, to a program a problem. Beside the API there are no
 * pages, so there it is a problem for everybody.
 */
public class UnknownPaths {
    private static final List<String> NOT_THE_SHOPS = List.of("/api/", "/internal/", "/q/");

    private final Shown shown;
    private final ProblemMappers problems = new ProblemMappers();

    UnknownPaths(Shown shown) {
        this.shown = shown;
    }

    /** Goes before the one for all exceptions of Jakarta REST, being more specific. */
    @ServerExceptionMapper
    public Response unknown(NotFoundException e, RoutingContext context, UriInfo uri) {
        HttpServerRequest request = context.request();
        return isForPeople(request) ? shown.notFound().toResponse() : problems.webApplication(e, context, uri);
    }

    /** Who names HTML, and would not rather have JSON, is a browser; who takes anything is not. */
    private static boolean isForPeople(HttpServerRequest request) {
        String accept = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        double html = Weighted.of(accept, MediaType.TEXT_HTML);
        return html > 0
                && Stream.of(MediaType.APPLICATION_JSON, "application/problem+json")
                        .allMatch(json -> html >= Weighted.of(accept, json))
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && NOT_THE_SHOPS.stream().noneMatch((request.path() + "/")::startsWith);
    }
}
