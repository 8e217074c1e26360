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

/** The pages of events. */
@Path("/events")
@RunOnVirtualThread
public class EventPageResource {
    private final EventPages pages;
    private final Shown shown;

    EventPageResource(EventPages pages, Shown shown) {
        this.pages = pages;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> events(@RestQuery @DefaultValue("") String cursor) {
        return shown.page(() -> pages.all(cursor));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> event(@RestPath String id) {
        return shown.page(() -> pages.of(Ids.of(id)));
    }
}
