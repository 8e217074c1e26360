package io.mercato.catalog.review;

import io.mercato.catalog.admin.RowVersion;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The moderation of reviews. */
@Path("/api/v1/admin/reviews")
@Tag(name = "Reviews")
@RunOnVirtualThread
public class ReviewModerationResource {
    private static final String ID = "The review's id.";
    private static final String NOT_FOUND = "No review has this id (review_not_found).";
    private static final String DECIDED = "It is decided.";
    private static final String CHANGED = "It has been changed since it was read (review_changed).";
    private static final String NO_IF_MATCH = "If-Match is missing (if_match_required).";
    private static final String IF_MATCH = "The ETag of what you have read.";

    private final ReadReviews read;
    private final ModerateReviews moderate;

    ReviewModerationResource(ReadReviews read, ModerateReviews moderate) {
        this.read = read;
        this.moderate = moderate;
    }

    @GET
    @Operation(summary = "List the reviews in one state, the newest first")
    @APIResponse(responseCode = "200", description = "A page of reviews.")
    public Page<ModeratedReview> list(
            @RestQuery
                    @DefaultValue("pending")
                    @Parameter(
                            description = "In which state.",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            defaultValue = "pending",
                                            enumeration = {"published", "pending", "rejected", "hidden"}))
                    ReviewState state,
            @Valid @BeanParam PageQuery page) {
        return read.inState(state, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one review, whatever its state")
    @APIResponse(responseCode = "200", description = "The review.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<ModeratedReview> byId(@Parameter(description = ID) UUID id) {
        return answer(read.moderated(id));
    }

    @GET
    @Path("{id}/reports")
    @Operation(
            summary = "List what customers have reported of a review, the latest first",
            description = "All there are, those from before the last decision too.")
    @APIResponse(responseCode = "200", description = "A page of reports.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Page<ReportOfReview> reports(@Parameter(description = ID) UUID id, @Valid @BeanParam PageQuery page) {
        return read.reports(id, page);
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Let a review appear", description = "Reports until now no longer count.")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModeratedReview.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<ModeratedReview> approve(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid Decision decision) {
        return decide(id, ReviewState.PUBLISHED, "approved", ifMatch, decision);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Do not let a review appear")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModeratedReview.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<ModeratedReview> reject(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid Decision decision) {
        return decide(id, ReviewState.REJECTED, "rejected", ifMatch, decision);
    }

    @POST
    @Path("{id}/hide")
    @Operation(summary = "Let a review that has appeared appear no longer")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModeratedReview.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public RestResponse<ModeratedReview> hide(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid Decision decision) {
        return decide(id, ReviewState.HIDDEN, "hidden", ifMatch, decision);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a review for good", description = "The audit log keeps what it said.")
    @APIResponse(responseCode = "204", description = "It is gone; its customer may write another one.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = NO_IF_MATCH)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        moderate.delete(id, ifMatch);
    }

    private RestResponse<ModeratedReview> decide(
            UUID id, ReviewState state, String action, String ifMatch, Decision decision) {
        return answer(moderate.decide(id, state, action, ifMatch, decision.reason()));
    }

    private static RestResponse<ModeratedReview> answer(ModeratedReview review) {
        return ResponseBuilder.ok(review)
                .header("ETag", RowVersion.tag(review.version()))
                .build();
    }
}
