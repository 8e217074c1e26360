package io.mercato.catalog.review;

import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

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
@RunOnVirtualThread
public class ProductReviewsResource {
    private static final String ID = "The product's id.";

    private final ReadReviews read;

    ProductReviewsResource(ReadReviews read) {
        this.read = read;
    }

    @GET
    @Operation(summary = "List the reviews of a product")
    @APIResponse(responseCode = "200", description = "A page of reviews.")
    @APIResponse(responseCode = "400", description = "A parameter is malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public Page<Review> list(
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
        Page<Review> reviews =
                read.ofProduct(id, sort, Optional.ofNullable(rating), Boolean.parseBoolean(verified), page);
        if (reviews.items().isEmpty()) {
            read.summary(id);
        }
        return reviews;
    }

    @GET
    @Path("summary")
    @Operation(summary = "Read how a product is rated")
    @APIResponse(responseCode = "200", description = "Average, number and distribution.")
    @APIResponse(responseCode = "404", description = "No product on sale has this id (product_not_found).")
    public RatingSummary summary(@Parameter(description = ID) UUID id) {
        return read.summary(id);
    }
}
