package io.mercato.catalog.review;

import io.mercato.catalog.cached.CachedReads;
import io.mercato.catalog.cached.ReadKind;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.AnswerKey;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The reviews of one product, for everyone to read. */
@Path("/api/v1/products/{id}/reviews")
@Tag(name = "Reviews")
public class ProductReviewsResource {
    private static final String ID = "The product's id.";

    private final CachedReads cached;
    private final ReadReviews read;

    ProductReviewsResource(CachedReads cached, ReadReviews read) {
        this.cached = cached;
        this.read = read;
    }

    @GET
    @Operation(summary = "List the reviews of a product")
    @APIResponse(responseCode = "200", description = "A page of reviews.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A parameter is malformed or out of bounds (invalid_parameter), or the cursor is of another list (invalid_cursor).")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public Uni<RestResponse<Page<Review>>> list(
            @Parameter(description = ID) UUID id,
            @RestQuery
                    @DefaultValue("newest")
                    @Parameter(
                            description = "In which order.",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            defaultValue = "newest",
                                            enumeration = {"newest", "helpful", "highest", "lowest"}))
                    ReviewSort sort,
            @RestQuery @Min(1) @Max(5) @Parameter(description = "Only those with so many stars.") Integer rating,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Parameter(description = "Only those of customers who have bought it; false does not filter.")
                    String verified,
            @Valid @BeanParam PageQuery page) {
        return cached.read(
                ReadKind.REVIEWS,
                AnswerKey.of("reviews")
                        .with("product", id)
                        .with("sort", sort)
                        .with("rating", rating)
                        .with("verified", verified)
                        .with(page),
                sort == ReviewSort.HELPFUL
                        ? Shows.of(Kind.PRODUCT.tag(id), ReviewChanges.votesOf(id))
                        : Shows.of(Kind.PRODUCT.tag(id)),
                () -> page(id, sort, Optional.ofNullable(rating), Boolean.parseBoolean(verified), page),
                reviews -> Shows.each(reviews.items(), review -> Shows.of(Kind.REVIEW.tag(review.id()))));
    }

    private Page<Review> page(UUID id, ReviewSort sort, Optional<Integer> rating, boolean verified, PageQuery page) {
        Page<Review> reviews = read.ofProduct(id, sort, rating, verified, page);
        if (reviews.items().isEmpty()) {
            // Nobody has said anything, or there is no such product.
            read.summary(id);
        }
        return reviews;
    }

    @GET
    @Path("summary")
    @Operation(summary = "Read how a product is rated")
    @APIResponse(responseCode = "200", description = "Average, number and distribution.")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public Uni<RestResponse<RatingSummary>> summary(@Parameter(description = ID) UUID id) {
        return cached.read(
                ReadKind.REVIEWS,
                AnswerKey.of("reviews.summary").with("product", id),
                Shows.of(Kind.PRODUCT.tag(id)),
                () -> read.summary(id),
                _ -> Shows.of());
    }
}
