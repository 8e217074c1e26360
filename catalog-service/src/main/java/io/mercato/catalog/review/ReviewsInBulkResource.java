package io.mercato.catalog.review;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The reviews of many products at once, for the other services; never routed to the outside. */
@Path("/internal/v1/reviews/by-products")
@Tag(name = "Bulk reads")
@RunOnVirtualThread
public class ReviewsInBulkResource {
    /** Bounds the rows of one statement, and an answer to some megabytes, whatever customers have written. */
    private static final int MOST_REVIEWS = 1000;

    private final ReadReviews read;
    private final ReadDatabase database;

    ReviewsInBulkResource(ReadReviews read, ReadDatabase database) {
        this.read = read;
        this.database = database;
    }

    @POST
    @Operation(
            summary = "Read the first reviews of up to 100 products",
            description = "One statement for all of them. Further pages are those of each product.")
    @APIResponse(responseCode = "200", description = "The first page of each, and the ids of what is not on sale.")
    @APIResponse(
            responseCode = "400",
            description = "An id is malformed, there are none or too many, or a parameter is out of bounds; together no"
                    + " more than 1,000 reviews can be asked for (invalid_parameter).")
    public ReviewsOfProducts byProducts(
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
            @RestQuery
                    @DefaultValue("5")
                    @Min(1)
                    @Max(PageQuery.MAX_LIMIT)
                    @Parameter(description = "How many of each product at most.")
                    int limit,
            @NotNull @Valid ReviewsOfProducts.Request request)
            throws Exception {
        if (limit * request.ids().size() > MOST_REVIEWS) {
            throw ProblemException.badRequest(
                    "invalid_parameter",
                    "limit",
                    "must be less than or equal to "
                            + MOST_REVIEWS / request.ids().size() + " for so many products");
        }
        return database.tolerating(() -> read.firstOfEach(
                request.ids(), sort, Optional.ofNullable(rating), Boolean.parseBoolean(verified), limit));
    }
}
