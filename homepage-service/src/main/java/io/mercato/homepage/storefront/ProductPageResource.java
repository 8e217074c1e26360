package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.ProductViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The pages of products. */
@Path("/products")
@RunOnVirtualThread
public class ProductPageResource {
    private final ProductPage page;
    private final ProductViews views;
    private final Rendering rendering;
    private final Shown shown;

    ProductPageResource(ProductPage page, ProductViews views, Rendering rendering, Shown shown) {
        this.page = page;
        this.views = views;
        this.rendering = rendering;
        this.shown = shown;
    }

    /** All products are what a search for nothing in particular finds. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> products() {
        return shown.page(_ -> rendering.moved("/search", Set.of()));
    }

    /** The handle is for people and may be any, or none. */
    @GET
    @Path("{id}{handle: (?:/[^/]*)?}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> product(
            @RestPath String id,
            @RestQuery @DefaultValue("") String variant,
            @RestQuery @DefaultValue("") String size,
            @RestQuery @DefaultValue("") String reviews,
            HttpServerRequest request) {
        return shown.page(language -> {
            UUID product = Ids.of(id);
            Html html = page.one(language, product, new ProductPage.Chosen(variant, size, reviews));
            if (request.method().name().equals("GET") && html instanceof Html.Found) {
                views.seen(product, Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
            }
            return html;
        });
    }
}
