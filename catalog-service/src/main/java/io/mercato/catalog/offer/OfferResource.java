package io.mercato.catalog.offer;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.successor.Replaced;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Offers and flash sales that hold now, for everyone to read. */
@Path("/api/v1/offers")
@Tag(name = "Offers")
public class OfferResource {
    /** As text, since Jakarta REST reads anything but "true" as false and would hide a misspelling. */
    private static final String BOOLEAN = "true|false";

    private static final String BOOLEAN_MESSAGE = "must be true or false";

    private static final Shows CHOICE = Shows.of(Kind.OFFER.listTag());

    private final CachedReads cached;
    private final ReadById readById;

    OfferResource(CachedReads cached, ReadById readById) {
        this.cached = cached;
        this.readById = readById;
    }

    @GET
    @Replaced(onlyWith = {"featured", "flashSale"})
    @Operation(
            summary = "List offers that hold now, those that end soonest first",
            description = "With featured=true or flashSale=true " + Replaced.NOTE)
    @APIResponse(responseCode = "200", description = "A page of offers.")
    public Uni<RestResponse<Page<OfferCard>>> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Only featured offers; false, the default, does not filter.")
                    String featured,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Only flash sales; false, the default, does not filter.")
                    String flashSale) {
        return cached.page(
                ReadKind.OFFERS,
                list(Boolean.parseBoolean(featured), Boolean.parseBoolean(flashSale)),
                page,
                Map.of(),
                CHOICE,
                OfferTags::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one offer")
    @APIResponse(responseCode = "200", description = "The offer.")
    @APIResponse(responseCode = "404", description = "No offer that holds now has this id (offer_not_found).")
    public Uni<RestResponse<OfferCard>> byId(@Parameter(description = "The offer's id.") UUID id) {
        return cached.one(
                ReadKind.OFFERS,
                Kind.OFFER,
                id,
                () -> readById.read(OfferQueries.BY_ID_SQL, id, "offer", OfferCard::of),
                OfferTags::of);
    }

    private static KeysetList<OfferCard> list(boolean featured, boolean flashSale) {
        if (featured) {
            return flashSale ? OfferQueries.FEATURED_FLASH_SALE : OfferQueries.FEATURED;
        }
        return flashSale ? OfferQueries.FLASH_SALE : OfferQueries.RUNNING;
    }
}
