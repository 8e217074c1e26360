package io.mercato.catalog.review;

import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.identity.Role;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;
import io.mercato.platform.ratelimit.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** What customers say of products: for everyone to read, for customers to write. */
@Path("/api/v1/reviews")
@Tag(name = "Reviews")
@RunOnVirtualThread
public class ReviewResource {
    private static final String ID = "The review's id.";
    private static final String NOT_FOUND = "No public review has this id (review_not_found).";
    private static final String TOO_MANY = "Too many calls; see Retry-After (too_many_requests).";
    private static final String NO_TOKEN = "No customer is signed in.";

    private final ReadReviews read;
    private final WriteReviews write;
    private final JudgeReviews judge;
    private final Caller caller;

    ReviewResource(ReadReviews read, WriteReviews write, JudgeReviews judge, Caller caller) {
        this.read = read;
        this.write = write;
        this.judge = judge;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(
            summary = "Review a product",
            description = "A customer has one review of a product. It appears at once unless the shop reads it first.")
    @APIResponse(
            responseCode = "201",
            description = "It is written; its state tells whether it appears.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Review.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds (invalid_parameter).")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "403", description = "The token is not a customer's.")
    @APIResponse(responseCode = "409", description = "You have reviewed this product (already_reviewed).")
    @APIResponse(responseCode = "422", description = "No product on sale has this id (not_on_sale).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public RestResponse<Review> write(@NotNull @Valid NewReview request) {
        Row written = write.write(customer(), request);
        return answer(
                ResponseBuilder.created(
                        URI.create("/api/v1/reviews/" + written.review().id())),
                written);
    }

    @GET
    @Path("mine")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(summary = "List what you have written, the newest first, whether it appears or not")
    @APIResponse(responseCode = "200", description = "A page of reviews.")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    public RestResponse<Page<Review>> mine(@Valid @BeanParam PageQuery page) {
        return ResponseBuilder.ok(read.ofCustomer(customer(), page))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one review", description = "One that does not appear can be read by its author.")
    @APIResponse(responseCode = "200", description = "The review; its ETag stands for what its author wrote.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<Review> byId(@Parameter(description = ID) UUID id) {
        return answer(ResponseBuilder.ok(), read.byId(id, caller.customer()));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(
            summary = "Change what you have written",
            description = "What an administrator had decided against is looked at again before it appears.")
    @APIResponse(
            responseCode = "200",
            description = "It is changed.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Review.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds (invalid_parameter).")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "403", description = "It is somebody else's (not_your_review).")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = "It has been changed since (review_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public RestResponse<Review> edit(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = "The ETag of what you have read.") String ifMatch,
            @NotNull @Valid ReviewText content) {
        return answer(ResponseBuilder.ok(), write.edit(customer(), id, content, ifMatch));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(summary = "Delete what you have written, for good")
    @APIResponse(responseCode = "204", description = "It is gone; you may write another one.")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "403", description = "It is somebody else's (not_your_review).")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "An administrator has decided against it (review_moderated).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public void delete(@Parameter(description = ID) UUID id) {
        write.delete(customer(), id);
    }

    @PUT
    @Path("{id}/helpful")
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(summary = "Say that a review is helpful", description = "Counts once for each customer.")
    @APIResponse(responseCode = "200", description = "It counts.")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "422", description = "It is your own (own_review).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public Helpfulness helpful(@Parameter(description = ID) UUID id) {
        return judge.vote(customer(), id, true);
    }

    @DELETE
    @Path("{id}/helpful")
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(summary = "No longer say that a review is helpful")
    @APIResponse(responseCode = "200", description = "It does not count.")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "422", description = "It is your own (own_review).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public Helpfulness notHelpful(@Parameter(description = ID) UUID id) {
        return judge.vote(customer(), id, false);
    }

    @PUT
    @Path("{id}/report")
    @RolesAllowed(Role.CUSTOMER)
    @RateLimited("reviews")
    @Operation(summary = "Report a review to administrators", description = "Counts once for each customer.")
    @APIResponse(responseCode = "204", description = "It is reported.")
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds (invalid_parameter).")
    @APIResponse(responseCode = "401", description = NO_TOKEN)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "422", description = "It is your own (own_review).")
    @APIResponse(responseCode = "429", description = TOO_MANY)
    public void report(@Parameter(description = ID) UUID id, @NotNull @Valid ReviewReport report) {
        judge.report(customer(), id, report);
    }

    private static RestResponse<Review> answer(ResponseBuilder<Review> answer, Row row) {
        if (row.review().state() != ReviewState.PUBLISHED) {
            // Its author's alone, whatever lies in between.
            answer.header("Cache-Control", "private, no-store");
        }
        return answer.entity(row.review())
                .header("ETag", RowVersion.tag(row.version()))
                .build();
    }

    private UUID customer() {
        return caller.customer()
                .orElseThrow(() -> ProblemException.of(
                        403, "not_a_customer", "The token is of no customer: its sub is not an id.", List.of()));
    }
}
