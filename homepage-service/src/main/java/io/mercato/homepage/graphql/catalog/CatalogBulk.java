package io.mercato.homepage.graphql.catalog;

import io.mercato.platform.identity.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/** Many things by their ids, which catalog-service answers to other services only. */
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenFilter.class)
interface CatalogBulk {
    @POST
    @Path("{path: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> byIds(
            @Encoded @PathParam("path") String path, @RestQuery MultivaluedMap<String, String> parameters, Ids ids);

    /** @param ids 1 to {@value Bulk#MOST_IDS} of them */
    record Ids(List<UUID> ids) {}
}
