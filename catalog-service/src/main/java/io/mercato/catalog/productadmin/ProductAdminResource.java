package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.AdminChanges;
import io.mercato.catalog.admin.AdminPatches;
import io.mercato.catalog.admin.AdminProblem;
import io.mercato.catalog.admin.KnownStatus;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.PublishedResource;
import io.mercato.catalog.admin.TrueOrFalse;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The administration of products. */
@Path("/api/v1/admin/products")
@Tag(name = "Administration of products")
@AdminProblem(
        of = {"create", "change", "restore"},
        status = 409,
        when = "Another product of the store has this handle (handle_taken).")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when = "Its fields do not fit together, or name what is not there (invalid_product).")
@AdminProblem(
        of = {"change", "publish"},
        status = 422,
        when = "It is on sale or to be so, and has nothing to buy (product_incomplete).")
@AdminProblem(
        of = "change",
        status = 409,
        when =
                "Orders have reserved some of what would go (stock_reserved), or a bundle is made of it (product_in_use).")
@AdminProblem(of = "publish", status = 409, when = "Its store is not public (store_not_public).")
@AdminProblem(of = "restore", status = 409, when = "Its store has been deleted (store_deleted).")
@RunOnVirtualThread
public class ProductAdminResource extends PublishedResource<AdminProduct, ProductRequest, ProductRequest> {
    private final KeysetPages pages;

    ProductAdminResource(WriteProduct products, AdminChanges changes, AdminPatches patches, KeysetPages pages) {
        super(products, changes, patches);
        this.pages = pages;
    }

    @GET
    @Operation(
            summary = "List products whatever their status",
            description = "The newest first; by title when one is asked for; those deleted last first.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Page<ProductSummary> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @Parameter(description = "Only products of the store with this id.") UUID store,
            @RestQuery
                    @Size(max = 255)
                    @OneLine
                    @Parameter(description = "Only products whose title begins so, whatever the case.")
                    String title,
            @RestQuery
                    @TrueOrFalse
                    @Parameter(description = "Whether to list deleted products instead; no other filter goes with it.")
                    String deleted) {
        if (Boolean.parseBoolean(deleted)) {
            return pages.read(ProductAdminQueries.DELETED, page);
        }
        Map<String, Object> filters = new HashMap<>();
        if (store != null) {
            filters.put("store", store);
        }
        if (title == null || title.isEmpty()) {
            return pages.read(ProductAdminQueries.newest(Optional.ofNullable(status), store != null), page, filters);
        }
        filters.put("title", title);
        return pages.read(ProductAdminQueries.titled(Optional.ofNullable(status), store != null), page, filters);
    }
}
