package io.mercato.catalog.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What the administration of every kind that customers see in time has besides. Each step may be taken again. */
@RunOnVirtualThread
public abstract class PublishedResource<T extends Administrated, N, C> extends AdminResource<T, N, C> {
    protected PublishedResource(AdminKind<T, N, C> kind, AdminChanges changes, AdminPatches patches) {
        super(kind, changes, patches);
    }

    @POST
    @Path("{id}/publish")
    @Operation(summary = "Show {a kind} to customers")
    @APIResponse(responseCode = "200", description = "It is active.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> publish(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.PUBLISH, id, ifMatch);
    }

    @POST
    @Path("{id}/unpublish")
    @Operation(summary = "Show {a kind} to customers no longer, as a draft")
    @APIResponse(responseCode = "200", description = "It is a draft.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> unpublish(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.UNPUBLISH, id, ifMatch);
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Show {a kind} to customers no longer, for good")
    @APIResponse(responseCode = "200", description = "It is archived.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> archive(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.ARCHIVE, id, ifMatch);
    }

    @POST
    @Path("{id}/feature")
    @Operation(summary = "Show {a kind} among the featured ones, as long as it is active")
    @APIResponse(responseCode = "200", description = "It is featured.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> feature(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.FEATURE, id, ifMatch);
    }

    @POST
    @Path("{id}/unfeature")
    @Operation(summary = "Show {a kind} no longer among the featured ones")
    @APIResponse(responseCode = "200", description = "It is not featured.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> unfeature(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.UNFEATURE, id, ifMatch);
    }
}
