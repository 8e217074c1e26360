package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The page that the edge shows for an address that leads nowhere, whatever that address is. */
@Path("/not-found")
@RunOnVirtualThread
public class NotFoundResource {
    private final Shown shown;

    NotFoundResource(Shown shown) {
        this.shown = shown;
    }

    /** A 404 itself. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> notFound() {
        return shown.notFound();
    }
}
