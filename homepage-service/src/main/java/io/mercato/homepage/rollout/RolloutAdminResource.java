package io.mercato.homepage.rollout;

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
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** How far the new homepage is rolled out. */
@Path("/api/v1/admin/rollout/homepage")
@Tag(name = "Administration of the rollout")
@RunOnVirtualThread
public class RolloutAdminResource {
    private static final String UNAVAILABLE = "Redis cannot be reached (rollout_unavailable).";

    private final ChangeRollout rollout;

    RolloutAdminResource(ChangeRollout rollout) {
        this.rollout = rollout;
    }

    @GET
    @Operation(operationId = "getHomepageRollout", summary = "Read the share of callers that get the new homepage")
    @APIResponse(
            responseCode = "200",
            description = "The share, with its ETag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminRollout.class)))
    @APIResponse(responseCode = "503", description = UNAVAILABLE)
    public RestResponse<AdminRollout> read() {
        return answer(rollout.now());
    }

    @PUT
    @Operation(
            operationId = "putHomepageRollout",
            summary = "Change the share of callers that get the new homepage",
            description =
                    "On every replica within 5 seconds, usually at once. Who is in batch stays in it while it grows.")
    @APIResponse(
            responseCode = "200",
            description = "It is so now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminRollout.class)))
    @APIResponse(responseCode = "400", description = "percent is not from 0 to 100 with two decimals at most.")
    @APIResponse(responseCode = "412", description = "It has been changed since it was read (rollout_changed).")
    @APIResponse(responseCode = "428", description = "If-Match is missing (if_match_required).")
    @APIResponse(responseCode = "503", description = UNAVAILABLE)
    public RestResponse<AdminRollout> change(
            @RestHeader("If-Match") @Parameter(description = "The ETag of what was read.") String ifMatch,
            @NotNull @Valid RolloutRequest request) {
        return answer(rollout.change(ifMatch, Share.ofPercent(request.percent()), request.reasonText()));
    }

    @POST
    @Path("rollback")
    @Operation(
            operationId = "rollBackHomepage",
            summary = "Give everybody the legacy homepage at once",
            description = "As a share of 0, whatever holds now: in an emergency nobody should have to read first.")
    @APIResponse(
            responseCode = "200",
            description = "It is so now, or was so before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdminRollout.class)))
    @APIResponse(responseCode = "503", description = UNAVAILABLE)
    public RestResponse<AdminRollout> rollBack() {
        return answer(rollout.rollBack());
    }

    @GET
    @Path("changes")
    @Operation(operationId = "listHomepageRolloutChanges", summary = "List who changed the share, the newest first")
    @APIResponse(responseCode = "200", description = "A page of changes.")
    @APIResponse(responseCode = "400", description = "The cursor is malformed (invalid_cursor).")
    @APIResponse(responseCode = "503", description = UNAVAILABLE)
    public Page<RolloutChange> changes(@Valid @BeanParam PageQuery page) {
        return rollout.changes(page);
    }

    private static RestResponse<AdminRollout> answer(Rollout rollout) {
        return RestResponse.ResponseBuilder.ok(AdminRollout.of(rollout), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, rollout.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
