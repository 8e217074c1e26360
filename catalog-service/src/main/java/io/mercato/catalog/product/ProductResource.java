package io.mercato.catalog.product;

import io.mercato.catalog.bundle.ReadBundle;
import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.successor.Replaced;
import io.mercato.catalog.views.CountsViews;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Products, for everyone to read. */
@Path("/api/v1/products")
@Tag(name = "Products")
public class ProductResource {
    private final CachedReads cached;
    private final ReadProduct readProduct;
    private final ReadBundle readBundle;

    ProductResource(CachedReads cached, ReadProduct readProduct, ReadBundle readBundle) {
        this.cached = cached;
        this.readProduct = readProduct;
        this.readBundle = readBundle;
    }

    @GET
    @Operation(summary = "List products, the newest first")
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Uni<RestResponse<Page<ProductCard>>> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery @Parameter(description = "Only products of the store with this id.") UUID store,
            @RestQuery @Parameter(description = "Only products of the category with this id, or of one below it.")
                    UUID category) {
        if (store != null && category != null) {
            return page(ProductQueries.OF_STORE_AND_CATEGORY, page, Map.of("store", store, "category", category));
        } else if (store != null) {
            return page(ProductQueries.OF_STORE, page, Map.of("store", store));
        } else if (category != null) {
            return page(ProductQueries.OF_CATEGORY, page, Map.of("category", category));
        }
        return page(ProductQueries.NEWEST, page, Map.of());
    }

    @GET
    @Path("featured")
    @Replaced
    @Operation(summary = "List featured products, the most viewed first", description = Replaced.NOTE)
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Uni<RestResponse<Page<ProductCard>>> featured(@Valid @BeanParam PageQuery page) {
        return page(ProductQueries.FEATURED, page, Map.of());
    }

    @GET
    @Path("new-arrivals")
    @Replaced
    @Operation(summary = "List the products that arrived last", description = Replaced.NOTE)
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Uni<RestResponse<Page<ProductCard>>> newArrivals(@Valid @BeanParam PageQuery page) {
        return page(ProductQueries.NEWEST, page, Map.of());
    }

    @GET
    @Path("{id}")
    @CountsViews
    @Operation(summary = "Read one product, or a bundle of products")
    @APIResponse(responseCode = "200", description = "The product or bundle; its type says which.")
    @APIResponse(responseCode = "404", description = "Nothing on sale has this id (product_not_found).")
    public Uni<RestResponse<ProductAnswer>> byId(@Parameter(description = "The id of the product or bundle.") UUID id) {
        return cached.read(
                ReadKind.PRODUCT,
                AnswerKey.of("product").with("id", id),
                Shows.of(Kind.PRODUCT.tag(id), Kind.BUNDLE.tag(id)),
                () -> read(id),
                ProductTags::of);
    }

    private ProductAnswer read(UUID id) {
        return readProduct
                .byId(id)
                .<ProductAnswer>map(ProductAnswer.OfProduct::new)
                .or(() -> readBundle.byId(id).map(ProductAnswer.OfBundle::new))
                .orElseThrow(() -> ProblemException.notFound("product_not_found", "Nothing on sale has this id."));
    }

    private Uni<RestResponse<Page<ProductCard>>> page(
            KeysetList<ProductCard> list, PageQuery page, Map<String, Object> filters) {
        return cached.page(ReadKind.LIST, list, page, filters, ProductTags.CHOICE, ProductTags::of);
    }
}
