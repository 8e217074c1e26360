package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The pages of activities. */
@Path("/activities")
@RunOnVirtualThread
public class ActivityPageResource {
    private final ActivityPages pages;
    private final Shown shown;

    ActivityPageResource(ActivityPages pages, Shown shown) {
        this.pages = pages;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> activities(@RestQuery @DefaultValue("") String cursor) {
        return shown.page(() -> pages.all(cursor));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> activity(@RestPath String id) {
        return shown.page(() -> pages.of(Ids.of(id)));
    }
}
