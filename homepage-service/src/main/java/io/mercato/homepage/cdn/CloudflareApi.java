package io.mercato.homepage.cdn;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The one call of Cloudflare's API that is needed: <a
 * href="https://developers.cloudflare.com/api/resources/cache/methods/purge/">Purge Cached Content</a>.
 */
@RegisterRestClient(configKey = "cloudflare")
@Path("/client/v4/zones")
interface CloudflareApi {
    @POST
    @Path("{zone}/purge_cache")
    @Consumes(MediaType.APPLICATION_JSON)
    RestResponse<byte[]> purge(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearerToken, @PathParam("zone") String zone, Purge what);

    /** One of the two. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Purge(
            Set<String> tags,

            @JsonProperty("purge_everything") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean everything) {
        static Purge of(Set<String> tags) {
            return new Purge(tags, false);
        }

        static Purge ofEverything() {
            return new Purge(Set.of(), true);
        }
    }
}
