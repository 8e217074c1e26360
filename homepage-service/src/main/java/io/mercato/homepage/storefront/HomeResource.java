package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The front page. */
@Path("/")
@RunOnVirtualThread
public class HomeResource {
    private final HomePage page;
    private final Shown shown;

    HomeResource(HomePage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> home() {
        return shown.page(page::now);
    }
}
