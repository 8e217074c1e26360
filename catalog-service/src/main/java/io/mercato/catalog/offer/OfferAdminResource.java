package io.mercato.catalog.offer;

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

/** The administration of offers. */
@Path("/api/v1/admin/offers")
@Tag(name = "Offer administration")
@AdminProblem(
        of = {"create", "change"},
        status = 422,
        when = "Its fields do not fit together, or what it is on (invalid_offer).")
@AdminProblem(
        of = {"change", "publish"},
        status = 409,
        when = "The product has another flash sale then, which is named (flash_sale_overlaps).")
@AdminProblem(of = "change", status = 409, when = "It has been used more often than it is to be (offer_redeemed).")
@RunOnVirtualThread
public class OfferAdminResource extends PublishedResource<AdminOffer, OfferRequest, OfferRequest> {
    private final KeysetPages pages;

    OfferAdminResource(ChangeOffer offers, AdminChanges changes, AdminPatches patches, KeysetPages pages) {
        super(offers, changes, patches);
        this.pages = pages;
    }

    @GET
    @Operation(summary = "List offers whatever their status, the latest first")
    @APIResponse(responseCode = "200", description = "A page of offers.")
    public Page<AdminOffer> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @KnownStatus String status,
            @RestQuery @TrueOrFalse String deleted) {
        if (Boolean.parseBoolean(deleted)) {
            return pages.read(OfferAdminQueries.DELETED, page);
        }
        return status == null
                ? pages.read(OfferAdminQueries.ALL, page)
                : pages.read(OfferAdminQueries.OF_STATUS, page, Map.of("status", status));
    }
}
