package io.mercato.homepage.storefront;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The page of offers. */
@Path("/offers")
@RunOnVirtualThread
public class OffersPageResource {
    private final OffersPage page;
    private final Shown shown;

    OffersPageResource(OffersPage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> offers(@RestQuery @DefaultValue("") String cursor) {
        return shown.page(language -> page.from(language, cursor));
    }
}
