package io.mercato.catalog.store;

import static io.mercato.catalog.store.AdminStore.VIEW;

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

/** The administration of stores. */
@Path("/api/v1/admin/stores")
@Tag(name = "Administration of stores")
@AdminProblem(
        of = {"create", "change", "restore"},
        status = 409,
        when = "Another store has this handle (handle_taken).")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when =
                "Opening hours overlap, or have no location whose clock they go by (store_invalid); or there is no such location (location_unknown).")
@AdminProblem(of = "delete", status = 409, when = "Products are in it; detail tells how many (store_not_empty).")
@RunOnVirtualThread
public class StoreAdminResource extends PublishedResource<AdminStore, StoreContent, StoreContent> {
    private final AdminReads reads;

    StoreAdminResource(ChangeStores stores, AdminChanges changes, AdminPatches patches, AdminReads reads) {
        super(stores, changes, patches);
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List stores whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of stores.")
    public Page<AdminStore> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @TrueOrFalse String deleted) {
        return reads.page(VIEW, page, status, Boolean.parseBoolean(deleted));
    }
}
