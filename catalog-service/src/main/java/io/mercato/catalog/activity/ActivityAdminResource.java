package io.mercato.catalog.activity;

import static io.mercato.catalog.activity.AdminActivity.VIEW;

import io.mercato.catalog.admin.AdminAction;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The administration of activities. */
@Path("/api/v1/admin/activities")
@Tag(name = "Administration of activities")
@RunOnVirtualThread
public class ActivityAdminResource {
    private static final String ID = "The activity's id.";
    private static final String IF_MATCH = "The ETag of the activity as it was read.";
    private static final String NOT_FOUND = "No activity has this id (activity_not_found).";
    private static final String CHANGED = "It has been changed since it was read (activity_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";
    private static final String BREAKS_A_RULE =
            "A range is upside down or out of bounds (activity_invalid), or there is no such location or store (location_unknown, store_unknown).";

    private final AdminReads reads;
    private final ChangeActivities activities;

    ActivityAdminResource(AdminReads reads, ChangeActivities activities) {
        this.reads = reads;
        this.activities = activities;
    }

    @GET
    @Operation(summary = "List all activities, whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    public Page<AdminActivity> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only those that are deleted.") boolean deleted) {
        return reads.page(VIEW, deleted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one activity, with its ETag")
    @APIResponse(responseCode = "200", description = "The activity.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminActivity> byId(@Parameter(description = ID) UUID id) {
        return reads.row(VIEW, id);
    }

    @POST
    @Operation(summary = "Make an activity, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "It is made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminActivity.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    public RestResponse<AdminActivity> create(@NotNull @Valid ActivityContent activity) {
        return reads.created(VIEW, activities.create(activity));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change an activity", description = "What is not told is taken away.")
    @APIResponse(responseCode = "200", description = "It is changed.")
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminActivity> change(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid ActivityContent activity) {
        activities.change(id, ifMatch, activity);
        return reads.row(VIEW, id);
    }

    @POST
    @Path("{id}/{action:" + AdminAction.IN_PATH + "}")
    @Operation(summary = "Publish or archive an activity, feature it, or stop featuring it")
    @APIResponse(responseCode = "200", description = "It is done, or was so before.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminActivity> act(
            @Parameter(description = ID) UUID id,
            @Parameter(description = "What to do.") AdminAction action,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        activities.act(id, ifMatch, action);
        return reads.row(VIEW, id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an activity", description = "It is hidden, and can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        activities.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted activity back, as a draft")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "It is not deleted (activity_not_deleted).")
    public RestResponse<AdminActivity> restore(@Parameter(description = ID) UUID id) {
        activities.restore(id);
        return reads.row(VIEW, id);
    }
}
