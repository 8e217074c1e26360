package io.mercato.catalog.location;

import static io.mercato.catalog.location.AdminLocation.VIEW;

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

/** The administration of locations. */
@Path("/api/v1/admin/locations")
@Tag(name = "Administration of locations")
@RunOnVirtualThread
public class LocationAdminResource {
    private static final String ID = "The location's id.";
    private static final String IF_MATCH = "The ETag of the location as it was read.";
    private static final String NOT_FOUND = "No location has this id (location_not_found).";
    private static final String CHANGED = "It has been changed since it was read (location_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";
    private static final String BREAKS_A_RULE = "There is no such country or time zone (location_invalid).";

    private final AdminReads reads;
    private final ChangeLocations locations;

    LocationAdminResource(AdminReads reads, ChangeLocations locations) {
        this.reads = reads;
        this.locations = locations;
    }

    @GET
    @Operation(summary = "List all locations, the latest first")
    @APIResponse(responseCode = "200", description = "A page of locations.")
    public Page<AdminLocation> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only those that are deleted.") boolean deleted) {
        return reads.page(VIEW, deleted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one location, with its ETag")
    @APIResponse(responseCode = "200", description = "The location.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminLocation> byId(@Parameter(description = ID) UUID id) {
        return reads.row(VIEW, id);
    }

    @POST
    @Operation(summary = "Make a location")
    @APIResponse(
            responseCode = "201",
            description = "It is made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminLocation.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "409", description = "Another location has this handle (handle_taken).")
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    public RestResponse<AdminLocation> create(@NotNull @Valid LocationContent location) {
        return reads.created(VIEW, locations.create(location));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a location", description = "What is not told is taken away.")
    @APIResponse(responseCode = "200", description = "It is changed.")
    @APIResponse(responseCode = "400", description = "A field is missing or malformed.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "Another location has this handle (handle_taken).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = BREAKS_A_RULE)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<AdminLocation> change(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid LocationContent location) {
        locations.change(id, ifMatch, location);
        return reads.row(VIEW, id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a location", description = "It is hidden, and can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "Stores, events or activities are there; detail tells how many (location_in_use).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        locations.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted location back")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "It is not deleted (location_not_deleted), or another one has its handle now (handle_taken).")
    public RestResponse<AdminLocation> restore(@Parameter(description = ID) UUID id) {
        locations.restore(id);
        return reads.row(VIEW, id);
    }
}
