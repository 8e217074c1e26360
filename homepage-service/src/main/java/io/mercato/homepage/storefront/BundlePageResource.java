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

/** The pages of bundles. */
@Path("/bundles")
@RunOnVirtualThread
public class BundlePageResource {
    private final BundlePage page;
    private final Shown shown;

    BundlePageResource(BundlePage page, Shown shown) {
        this.page = page;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> bundles(@RestQuery @DefaultValue("") String cursor) {
        return shown.page(() -> page.all(cursor));
    }

    @GET
    @Path("{id}/{handle}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> named(@RestPath String id) {
        return bundle(id);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> bundle(@RestPath String id) {
        return shown.page(() -> page.of(Ids.of(id)));
    }
}
