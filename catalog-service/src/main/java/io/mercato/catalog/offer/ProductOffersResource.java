package io.mercato.catalog.offer;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The offers on one product, for everyone to read. */
@Path("/api/v1/products/{id}/offers")
@Tag(name = "Offers")
public class ProductOffersResource {
    /** Index: products_pkey. */
    private static final String ON_SALE_SQL = "SELECT id FROM products WHERE id = :id AND status = 'active'";

    private final CachedReads cached;
    private final KeysetPages pages;
    private final ReadById readById;

    ProductOffersResource(CachedReads cached, KeysetPages pages, ReadById readById) {
        this.cached = cached;
        this.pages = pages;
        this.readById = readById;
    }

    @GET
    @Operation(
            summary = "List offers that hold for a product now, those that end soonest first",
            description = "Those on the product itself, on its category or one above that, and on its store; without"
                    + " those that are used up.")
    @APIResponse(responseCode = "200", description = "A page of offers.")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public Uni<RestResponse<Page<OfferCard>>> list(
            @Parameter(description = "The product's id.") UUID id, @Valid @BeanParam PageQuery page) {
        return cached.read(
                ReadKind.OFFERS,
                AnswerKey.of(OfferQueries.ON_PRODUCT_LIST.name())
                        .with("product", id)
                        .with(page),
                Shows.of(Kind.PRODUCT.tag(id), Kind.OFFER.listTag(), Kind.CATEGORY.listTag()),
                () -> read(id, page),
                OfferTags::of);
    }

    private Page<OfferCard> read(UUID id, PageQuery page) {
        UUID product = readById.read(ON_SALE_SQL, id, "product", row -> row.get("id", UUID.class));
        return pages.read(OfferQueries.ON_PRODUCT_LIST, page, Map.of("product", product));
    }
}
