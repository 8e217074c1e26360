package io.mercato.homepage.storefront.catalog;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/** The public reads of catalog-service, as the bytes that it sends. */
@RegisterRestClient(configKey = "catalog")
interface CatalogApi {
    /** catalog-service counts who reads a product as somebody who looks at it, but not what calls itself a bot. */
    String PROGRAM = "mercato-storefront (bot)";

    @GET
    @Path("api/v1/{path: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> read(
            @Encoded @PathParam("path") String path,
            @RestQuery MultivaluedMap<String, String> query,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent);

    /** Answered 304 without a body, whatever the product looks like ({@code If-None-Match: *}). */
    @GET
    @Path("api/v1/products/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> look(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
