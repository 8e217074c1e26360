package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The page of a search. */
@Path("/search")
@RunOnVirtualThread
public class SearchResource {
    private final SearchPage page;
    private final Shown shown;

    SearchResource(SearchPage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> search(@Context UriInfo uri) {
        return shown.page(language -> page.search(language, SearchQuery.of("/search", uri.getQueryParameters())));
    }
}
