package io.mercato.catalog.bundle;

import io.mercato.catalog.admin.AdminChanges;
import io.mercato.catalog.admin.AdminPatches;
import io.mercato.catalog.admin.AdminProblem;
import io.mercato.catalog.admin.KnownStatus;
import io.mercato.catalog.admin.PublishedResource;
import io.mercato.catalog.admin.TrueOrFalse;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The administration of bundles. */
@Path("/api/v1/admin/bundles")
@Tag(name = "Bundle administration")
@AdminProblem(
        of = {"create", "change", "restore"},
        status = 409,
        when = "Another bundle of the store has this handle (handle_taken).")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when = "Its fields do not fit together (invalid_bundle), or a bundle is in it (bundle_in_bundle).")
@AdminProblem(
        of = {"change", "publish"},
        status = 422,
        when = "It is on sale or to be so, and an item is not (item_not_on_sale).")
@RunOnVirtualThread
public class BundleAdminResource extends PublishedResource<AdminBundle, BundleRequest, BundleRequest> {
    private final KeysetPages pages;

    BundleAdminResource(ChangeBundle bundles, AdminChanges changes, AdminPatches patches, KeysetPages pages) {
        super(bundles, changes, patches);
        this.pages = pages;
    }

    @GET
    @Operation(summary = "List bundles whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of bundles.")
    public Page<BundleSummary> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @TrueOrFalse String deleted) {
        if (Boolean.parseBoolean(deleted)) {
            return pages.read(BundleAdminQueries.DELETED, page);
        }
        return status == null
                ? pages.read(BundleAdminQueries.ALL, page)
                : pages.read(BundleAdminQueries.OF_STATUS, page, Map.of("status", status));
    }
}
