package io.mercato.catalog.activity;

import static io.mercato.catalog.activity.AdminActivity.VIEW;

import io.mercato.catalog.admin.AdminChanges;
import io.mercato.catalog.admin.AdminPatches;
import io.mercato.catalog.admin.AdminProblem;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.KnownStatus;
import io.mercato.catalog.admin.PublishedResource;
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

/** The administration of activities. */
@Path("/api/v1/admin/activities")
@Tag(name = "Administration of activities")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when =
                "A range is upside down or out of bounds (activity_invalid); or there is no such location or store (location_unknown, store_unknown).")
@RunOnVirtualThread
public class ActivityAdminResource extends PublishedResource<AdminActivity, ActivityContent, ActivityContent> {
    private final AdminReads reads;

    ActivityAdminResource(ChangeActivities activities, AdminChanges changes, AdminPatches patches, AdminReads reads) {
        super(activities, changes, patches);
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List activities whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of activities.")
    public Page<AdminActivity> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @TrueOrFalse String deleted) {
        return reads.page(VIEW, page, status, Boolean.parseBoolean(deleted));
    }
}
