package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The pages of categories. */
@Path("/categories")
@RunOnVirtualThread
public class CategoryPageResource {
    private final CategoryPage page;
    private final Shown shown;

    CategoryPageResource(CategoryPage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> categories() {
        return shown.page(page::all);
    }

    /** The handle is for people and may be any, or none. */
    @GET
    @Path("{id}{handle: (?:/[^/]*)?}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> category(@RestPath String id, @Context UriInfo uri) {
        return shown.page(language -> page.one(language, Ids.of(id), uri.getQueryParameters()));
    }
}
