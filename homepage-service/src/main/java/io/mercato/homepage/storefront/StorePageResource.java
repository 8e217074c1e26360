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

/** The pages of stores. */
@Path("/stores")
@RunOnVirtualThread
public class StorePageResource {
    private final StorePage page;
    private final Shown shown;

    StorePageResource(StorePage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> stores(@RestQuery @DefaultValue("") String cursor) {
        return shown.page(() -> page.all(cursor));
    }

    @GET
    @Path("{id}/{handle}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> named(@RestPath String id) {
        return store(id);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> store(@RestPath String id) {
        return shown.page(() -> page.of(Ids.of(id)));
    }
}
