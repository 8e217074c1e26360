package io.mercato.catalog.offer;

import io.mercato.catalog.admin.LifecycleRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.MergePatch;
import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The administration of offers. */
@Path("/api/v1/admin/offers")
@Tag(name = "Offer administration")
@RunOnVirtualThread
public class OfferAdminResource {
    private static final String ID = "The offer's id.";
    private static final String IF_MATCH = "The ETag of the offer that was read.";
    private static final String BOOLEAN = "true|false";
    private static final String BOOLEAN_MESSAGE = "must be true or false";
    private static final String NOT_FOUND = "No offer has this id (offer_not_found).";
    private static final String CHANGED = "It is no longer what If-Match says (offer_changed).";
    private static final String IF_MATCH_REQUIRED = "If-Match is missing (if_match_required).";
    private static final String OVERLAPS =
            "The product has another flash sale then, which is named (flash_sale_overlaps).";
    private static final String INVALID = "Its fields do not fit together, or what it is on (invalid_offer).";

    private final KeysetPages pages;
    private final OfferRows rows;
    private final ChangeOffer change;
    private final PatchOffer patchOffer;

    OfferAdminResource(KeysetPages pages, OfferRows rows, ChangeOffer change, PatchOffer patchOffer) {
        this.patchOffer = patchOffer;
        this.pages = pages;
        this.rows = rows;
        this.change = change;
    }

    @GET
    @Operation(summary = "List offers of every status, the newest first")
    @APIResponse(responseCode = "200", description = "A page of offers.")
    public Page<AdminOffer> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Those that were deleted instead of the others.")
                    String deleted) {
        return pages.read(Boolean.parseBoolean(deleted) ? OfferAdminQueries.DELETED : OfferAdminQueries.ALL, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an offer of any status")
    @APIResponse(
            responseCode = "200",
            description = "The offer, with its ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminOffer> byId(
            @Parameter(description = ID) UUID id,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Whether one that was deleted is meant.")
                    String deleted) {
        return answer(rows.byId(id, Boolean.parseBoolean(deleted)).orElseThrow(() -> LifecycleRows.notFound("offer")));
    }

    @POST
    @Operation(summary = "Create an offer, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "The offer, with its ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "422", description = INVALID)
    public RestResponse<AdminOffer> create(@NotNull @Valid OfferRequest request) {
        AdminOffer offer = change.create(request);
        return RestResponse.ResponseBuilder.<AdminOffer>created(URI.create("/api/v1/admin/offers/" + offer.id()))
                .header("ETag", RowVersion.tag(offer.version()))
                .entity(offer)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change an offer, as a whole", description = "Orders that have used it keep what they got.")
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = OVERLAPS + " Or it has been used more often than it is to be (offer_redeemed).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> replace(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid OfferRequest request) {
        return answer(change.replace(id, ifMatch, request));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change some fields of an offer",
            description = "A merge patch (RFC 7396): lists are replaced as a whole, null takes a field away.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = OfferRequest.class),
                            examples = @ExampleObject(name = "title", value = "{\"title\": \"Another title\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "400", description = "A field is unknown, malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "As of PUT.")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = "As of PUT.")
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> patch(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull String patch)
            throws IOException {
        return answer(patchOffer.patch(id, ifMatch, patch));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Delete an offer",
            description = "It can be restored. Orders that have used it keep what they got.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public void delete(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        change.take(LifecycleStep.DELETE, id, ifMatch);
    }

    @POST
    @Path("{id}/publish")
    @Operation(summary = "Let an offer hold, at its time")
    @APIResponse(
            responseCode = "200",
            description = "It holds at its time.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = OVERLAPS)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> publish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.PUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/unpublish")
    @Operation(summary = "Let an offer hold no longer, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> unpublish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.UNPUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "End an offer now, for good")
    @APIResponse(
            responseCode = "200",
            description = "It is archived.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> archive(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.ARCHIVE, id, ifMatch));
    }

    @POST
    @Path("{id}/feature")
    @Operation(summary = "Show an offer among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> feature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.FEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/unfeature")
    @Operation(summary = "Show an offer no longer among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is not featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> unfeature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.UNFEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted offer back, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminOffer.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminOffer> restore(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.RESTORE, id, ifMatch));
    }

    private static RestResponse<AdminOffer> answer(AdminOffer offer) {
        return RestResponse.ResponseBuilder.ok(offer)
                .header("ETag", RowVersion.tag(offer.version()))
                .build();
    }
}
