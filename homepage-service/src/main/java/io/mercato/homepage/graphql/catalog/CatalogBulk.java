package io.mercato.homepage.graphql.catalog;

import io.mercato.platform.identity.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Many things by their ids, which catalog-service answers to other services only. */
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ServiceTokenFilter.class)
interface CatalogBulk {
    /** What catalog-service answers at once. */
    int MOST_IDS = 100;

    @POST
    @Path("internal/v1/{resource}/by-ids")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> byIds(@PathParam("resource") String resource, Ids ids);

    /** @param ids 1 to {@link #MOST_IDS} of them */
    record Ids(List<UUID> ids) {}
}
