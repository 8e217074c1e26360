package io.mercato.catalog.bundle;

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

/** The administration of bundles. */
@Path("/api/v1/admin/bundles")
@Tag(name = "Bundle administration")
@RunOnVirtualThread
public class BundleAdminResource {
    private static final String ID = "The bundle's id.";
    private static final String IF_MATCH = "The ETag of the bundle that was read.";
    private static final String BOOLEAN = "true|false";
    private static final String BOOLEAN_MESSAGE = "must be true or false";
    private static final String NOT_FOUND = "No bundle has this id (bundle_not_found).";
    private static final String CHANGED = "It is no longer what If-Match says (bundle_changed).";
    private static final String IF_MATCH_REQUIRED = "If-Match is missing (if_match_required).";
    private static final String TAKEN = "Another bundle of the store has this handle (handle_taken).";
    private static final String INVALID =
            "Its fields do not fit together (invalid_bundle), or a bundle is in it (bundle_in_bundle).";

    private final KeysetPages pages;
    private final ReadAdminBundle read;
    private final ChangeBundle change;
    private final PatchBundle patchBundle;

    BundleAdminResource(KeysetPages pages, ReadAdminBundle read, ChangeBundle change, PatchBundle patchBundle) {
        this.patchBundle = patchBundle;
        this.pages = pages;
        this.read = read;
        this.change = change;
    }

    @GET
    @Operation(summary = "List bundles of every status, the newest first")
    @APIResponse(responseCode = "200", description = "A page of bundles.")
    public Page<BundleSummary> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Those that were deleted instead of the others.")
                    String deleted) {
        return pages.read(Boolean.parseBoolean(deleted) ? BundleAdminQueries.DELETED : BundleAdminQueries.ALL, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a bundle of any status")
    @APIResponse(
            responseCode = "200",
            description = "The bundle, with its ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public RestResponse<AdminBundle> byId(
            @Parameter(description = ID) UUID id,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    @Parameter(description = "Whether one that was deleted is meant.")
                    String deleted) {
        return answer(read.byId(id, Boolean.parseBoolean(deleted)).orElseThrow(() -> LifecycleRows.notFound("bundle")));
    }

    @POST
    @Operation(summary = "Create a bundle, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "The bundle, with its ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "409", description = TAKEN)
    @APIResponse(responseCode = "422", description = INVALID)
    public RestResponse<AdminBundle> create(@NotNull @Valid BundleRequest request) {
        AdminBundle bundle = change.create(request);
        return RestResponse.ResponseBuilder.<AdminBundle>created(URI.create("/api/v1/admin/bundles/" + bundle.id()))
                .header("ETag", RowVersion.tag(bundle.version()))
                .entity(bundle)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a bundle, as a whole",
            description = "What orders have reserved keeps what it consisted of then.")
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = TAKEN)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(
            responseCode = "422",
            description = INVALID + " Or it is on sale, and an item is not (item_not_on_sale).")
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> replace(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull @Valid BundleRequest request) {
        return answer(change.replace(id, ifMatch, request));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change some fields of a bundle",
            description = "A merge patch (RFC 7396): lists are replaced as a whole, null takes a field away.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = BundleRequest.class),
                            examples = @ExampleObject(name = "title", value = "{\"title\": \"Another title\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "400", description = "A field is unknown, malformed or out of bounds.")
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = "As of PUT.")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "422", description = "As of PUT.")
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> patch(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch,
            @NotNull String patch)
            throws IOException {
        return answer(patchBundle.patch(id, ifMatch, patch));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a bundle", description = "It can be restored. What orders have reserved stays theirs.")
    @APIResponse(responseCode = "204", description = "It is deleted, and its handle free.")
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
    @Operation(summary = "Put a bundle on sale")
    @APIResponse(
            responseCode = "200",
            description = "It is on sale.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "422", description = "An item is not on sale (item_not_on_sale).")
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> publish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.PUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/unpublish")
    @Operation(summary = "Take a bundle off sale, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> unpublish(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.UNPUBLISH, id, ifMatch));
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Take a bundle off sale for good")
    @APIResponse(
            responseCode = "200",
            description = "It is archived.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> archive(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.ARCHIVE, id, ifMatch));
    }

    @POST
    @Path("{id}/feature")
    @Operation(summary = "Show a bundle among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> feature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.FEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/unfeature")
    @Operation(summary = "Show a bundle no longer among the featured ones")
    @APIResponse(
            responseCode = "200",
            description = "It is not featured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> unfeature(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.UNFEATURE, id, ifMatch));
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted bundle back, as a draft")
    @APIResponse(
            responseCode = "200",
            description = "It is a draft.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminBundle.class)))
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(responseCode = "409", description = TAKEN)
    @APIResponse(responseCode = "412", description = CHANGED)
    @APIResponse(responseCode = "428", description = IF_MATCH_REQUIRED)
    public RestResponse<AdminBundle> restore(
            @Parameter(description = ID) UUID id,
            @RestHeader("If-Match") @Parameter(description = IF_MATCH) String ifMatch) {
        return answer(change.take(LifecycleStep.RESTORE, id, ifMatch));
    }

    private static RestResponse<AdminBundle> answer(AdminBundle bundle) {
        return RestResponse.ResponseBuilder.ok(bundle)
                .header("ETag", RowVersion.tag(bundle.version()))
                .build();
    }
}
