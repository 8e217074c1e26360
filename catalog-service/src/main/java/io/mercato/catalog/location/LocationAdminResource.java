package io.mercato.catalog.location;

import static io.mercato.catalog.location.AdminLocation.VIEW;

import io.mercato.catalog.admin.AdminChanges;
import io.mercato.catalog.admin.AdminPatches;
import io.mercato.catalog.admin.AdminProblem;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminResource;
import io.mercato.catalog.admin.TrueOrFalse;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The administration of locations. */
@Path("/api/v1/admin/locations")
@Tag(name = "Administration of locations")
@AdminProblem(
        of = {"create", "change", "restore"},
        status = 409,
        when = "Another location has this handle (handle_taken).")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when = "There is no such country or time zone (location_invalid).")
@AdminProblem(
        of = "delete",
        status = 409,
        when = "Stores, events or activities are there; detail tells how many (location_in_use).")
@RunOnVirtualThread
public class LocationAdminResource extends AdminResource<AdminLocation, LocationContent, LocationContent> {
    private final AdminReads reads;

    LocationAdminResource(ChangeLocations locations, AdminChanges changes, AdminPatches patches, AdminReads reads) {
        super(locations, changes, patches);
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List locations, the latest first")
    @APIResponse(responseCode = "200", description = "A page of locations.")
    public Page<AdminLocation> list(@Valid @BeanParam PageQuery page, @RestQuery @TrueOrFalse String deleted) {
        return reads.page(VIEW, page, Boolean.parseBoolean(deleted));
    }
}
