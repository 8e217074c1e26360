package io.mercato.catalog.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/**
 * What the administration of every kind has in common; a kind adds its path, its tag and its list. {@link AdminOperations}
 * puts its name where the descriptions say {@code {kind}}.
 *
 * @param <T> a thing as it is answered
 * @param <N> what is said about a new one
 * @param <C> what is said about one that exists
 */
@RunOnVirtualThread
public abstract class AdminResource<T extends Administrated, N, C> {
    private final AdminKind<T, N, C> kind;
    private final AdminChanges changes;
    private final AdminPatches patches;

    protected AdminResource(AdminKind<T, N, C> kind, AdminChanges changes, AdminPatches patches) {
        this.kind = kind;
        this.changes = changes;
        this.patches = patches;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read {a kind} of any status, with its ETag")
    @APIResponse(responseCode = "200", description = "The {kind}.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    public RestResponse<T> byId(@RestPath UUID id, @RestQuery @TrueOrFalse String deleted) {
        return answer(
                kind.find(id, Boolean.parseBoolean(deleted)).orElseThrow(() -> LifecycleRows.notFound(kind.row())));
    }

    @POST
    @Operation(summary = "Add {a kind}, as a draft where it can be published")
    @APIResponse(responseCode = "201", description = "It is there; see Location and ETag.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A field is missing or out of bounds (invalid_parameter), malformed or unknown (invalid_body).")
    public RestResponse<T> create(@NotNull @Valid N content) {
        T made = changes.create(kind, content);
        return RestResponse.ResponseBuilder.<T>created(
                        URI.create("/api/v1/admin/" + kind.row().table() + "/" + made.id()))
                .header("ETag", RowVersion.tag(made.version()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change {a kind} as a whole",
            description = "What is not told is taken away. An answer to GET can be edited and sent back.")
    @APIResponse(responseCode = "200", description = "It is so now.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A field is missing or out of bounds (invalid_parameter), malformed or unknown (invalid_body).")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> change(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid C content) {
        return answer(changes.change(kind, id, ifMatch, content));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change some fields of {a kind}",
            description = "A merge patch (RFC 7396): lists are replaced as a whole, null takes a field away.")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE))
    @APIResponse(responseCode = "200", description = "It is so now.")
    @APIResponse(
            responseCode = "400",
            description = "It is not JSON (malformed_json); or a field is missing or out of bounds (invalid_parameter),"
                    + " malformed, unknown or not to be changed here (invalid_body).")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> patch(@RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull String patch)
            throws IOException {
        return answer(patches.patch(kind, id, ifMatch, patch));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete {a kind}", description = "It is hidden, its handle is free, and it can be restored.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        take(LifecycleStep.DELETE, id, ifMatch);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring a deleted {kind} back, as a draft where it can be published")
    @APIResponse(responseCode = "200", description = "It is back.")
    @APIResponse(responseCode = "404", description = "No {kind} has this id ({kind}_not_found).")
    @APIResponse(responseCode = "409", description = "It is not deleted ({kind}_not_deleted).")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read ({kind}_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    public RestResponse<T> restore(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return take(LifecycleStep.RESTORE, id, ifMatch);
    }

    /** Takes a step, and answers what has become of the thing. */
    final RestResponse<T> take(LifecycleStep step, UUID id, String ifMatch) {
        return answer(changes.take(kind, step, id, ifMatch));
    }

    /** A thing with its ETag. */
    protected static <V extends Administrated> RestResponse<V> answer(V thing) {
        return RestResponse.ResponseBuilder.ok(thing)
                .header("ETag", RowVersion.tag(thing.version()))
                .build();
    }
}
