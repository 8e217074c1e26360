package io.mercato.catalog.event;

import static io.mercato.catalog.event.AdminEvent.VIEW;

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

/** The administration of events. */
@Path("/api/v1/admin/events")
@Tag(name = "Administration of events")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when =
                "It ends before it starts, or in another millennium (event_invalid); or there is no such location or store (location_unknown, store_unknown).")
@RunOnVirtualThread
public class EventAdminResource extends PublishedResource<AdminEvent, EventContent, EventContent> {
    private final AdminReads reads;

    EventAdminResource(ChangeEvents events, AdminChanges changes, AdminPatches patches, AdminReads reads) {
        super(events, changes, patches);
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List events whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public Page<AdminEvent> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @TrueOrFalse String deleted) {
        return reads.page(VIEW, page, status, Boolean.parseBoolean(deleted));
    }
}
