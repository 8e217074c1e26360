package io.mercato.homepage.graphql.catalog;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/** The public reads of catalog-service. */
@RegisterRestClient(configKey = "catalog")
interface CatalogReads {
    @GET
    @Path("{path: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> get(
            @Encoded @PathParam("path") String path, @RestQuery MultivaluedMap<String, String> parameters);
}
