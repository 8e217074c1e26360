package io.mercato.catalog.views;

import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Counts answered reads of a product, wherever the answer came from: also what a cache gave, and a 304, whose reader looks at
 * the copy it has. Not HEAD, with which programs ask, and not what calls itself a robot.
 */
@Provider
@CountsViews
public class ViewFilter implements ContainerResponseFilter {
    private static final Set<Integer> SEEN = Set.of(200, 304);

    private final ViewCounts counts;
    private final Viewers viewers;

    ViewFilter(ViewCounts counts, Viewers viewers) {
        this.counts = counts;
        this.viewers = viewers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (SEEN.contains(response.getStatus())
                && request.getMethod().equals(HttpMethod.GET)
                && viewers.include(request.getHeaderString(HttpHeaders.USER_AGENT))) {
            counts.count(
                    UUID.fromString(request.getUriInfo().getPathParameters().getFirst("id")));
        }
    }
}
