package io.mercato.homepage.section;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The lists of catalog-service, as the bytes that it sends, with their tags. */
@RegisterRestClient(configKey = "catalog")
interface CatalogSections {
    @GET
    @Path("{path: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> list(
            @Encoded @PathParam("path") String path, @RestQuery int limit, @RestQuery Map<String, String> filters);
}
