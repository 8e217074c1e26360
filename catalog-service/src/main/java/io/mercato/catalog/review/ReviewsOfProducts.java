package io.mercato.catalog.review;

import io.mercato.platform.paging.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The first page of the reviews of each of several products.
 *
 * @param items in the order of the ids
 * @param missing the ids of no product on sale
 */
@Schema(name = "ReviewsOfProducts")
public record ReviewsOfProducts(List<OfProduct> items, List<UUID> missing) {
    /**
     * Whose reviews to read.
     *
     * @param ids of products; one that is there twice is answered once
     */
    @Schema(name = "ReviewsOfProductsRequest")
    public record Request(
            @NotNull
            @Size(min = 1, max = MAX_PRODUCTS)
            @Schema(examples = "[\"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\"]", required = true)
            List<@NotNull UUID> ids) {
        /** As many as other bulk reads take. */
        static final int MAX_PRODUCTS = 100;
    }

    /**
     * Of one product.
     *
     * @param items the first of them; empty when nobody has rated
     * @param nextCursor for {@code GET /api/v1/products/{id}/reviews} with the same parameters; {@code null} in JSON when
     *     there are no more
     */
    @Schema(name = "ReviewsOfProduct")
    public record OfProduct(
            UUID productId,
            List<Review> items,

            @Schema(examples = "AZ-5wV8AfSGKNj0vbwyaEQ", nullable = true)
            String nextCursor) {
        static OfProduct of(UUID product, Page<Review> page) {
            return new OfProduct(product, page.items(), page.nextCursor());
        }
    }
}
