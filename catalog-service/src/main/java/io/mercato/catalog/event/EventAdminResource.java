package io.mercato.catalog.event;

import static io.mercato.catalog.event.AdminEvent.VIEW;

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

/** The administration of events. */
@Path("/api/v1/admin/events")
@Tag(name = "Administration of events")
@RunOnVirtualThread
public class EventAdminResource {
    private static final String ID = "The event's id.";
    private static final String IF_MATCH = "The ETag of the event as it was read.";
    private static final String NOT_FOUND = "No event has this id (event_not_found).";
    private static final String CHANGED = "It has been changed since it was read (event_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";
    private static final String BREAKS_A_RULE =
            "It ends before it starts, or in another millennium (event_invalid), or there is no such location or store (location_unknown, store_unknown).";

    private final AdminReads reads;
    private final ChangeEvents events;

    EventAdminResource(AdminReads reads, ChangeEvents events) {
        this.reads = reads;
        this.events = events;
    }

    @GET
    @Operation(summary = "List all events, whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Page<AdminEvent> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only those that are deleted.") boolean deleted) {
        return reads.page(VIEW, deleted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one event, with its ETag")
    @APIResponse(responseCode = "200", description = "The event.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminEvent> byId(@Parameter(description = ID) UUID id) {
        return reads.row(VIEW, id);
    }

    @POST
    @Operation(summary = "Make an event, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "It is made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminEvent.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    public RestResponse<AdminEvent> create(@NotNull @Valid EventContent event) {
        return reads.created(VIEW, events.create(event));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change an event", description = "What is not told is taken away.")
    @APIResponse(responseCode = "200", description = "It is changed.")
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminEvent> change(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid EventContent event) {
        events.change(id, ifMatch, event);
        return reads.row(VIEW, id);
    }

    @POST
    @Path("{id}/{action:" + AdminAction.IN_PATH + "}")
    @Operation(summary = "Publish or archive an event, feature it, or stop featuring it")
    @APIResponse(responseCode = "200", description = "It is done, or was so before.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminEvent> act(
            @Parameter(description = ID) UUID id,
            @Parameter(description = "What to do.") AdminAction action,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        events.act(id, ifMatch, action);
        return reads.row(VIEW, id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an event", description = "It is hidden, and can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        events.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted event back, as a draft")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "It is not deleted (event_not_deleted).")
    public RestResponse<AdminEvent> restore(@Parameter(description = ID) UUID id) {
        events.restore(id);
        return reads.row(VIEW, id);
    }
}
