package io.mercato.catalog.successor;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.util.Arrays;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

/** Tells with each answer of a replaced call that it is one: also with a 304, and with what a cache gave. */
public class ReplacedCallFilter {
    private final ReplacedCallHeaders headers;

    ReplacedCallFilter(ReplacedCallHeaders headers) {
        this.headers = headers;
    }

    /** Does not block. */
    @Replaced
    @ServerResponseFilter
    public void tell(ContainerResponseContext response, ResourceInfo resource, UriInfo uri) {
        if (!headers.all().isEmpty() && isReplaced(resource, uri)) {
            headers.all().forEach(response.getHeaders()::add);
        }
    }

    private static boolean isReplaced(ResourceInfo resource, UriInfo uri) {
        String[] onlyWith =
                resource.getResourceMethod().getAnnotation(Replaced.class).onlyWith();
        return onlyWith.length == 0
                || Arrays.stream(onlyWith)
                        .anyMatch(name -> "true".equals(uri.getQueryParameters().getFirst(name)));
    }
}
