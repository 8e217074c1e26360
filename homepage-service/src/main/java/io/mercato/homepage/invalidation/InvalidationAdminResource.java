package io.mercato.homepage.invalidation;

import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.ratelimit.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What the caches of this service forget by hand. */
@Path("/api/v1/admin/cache")
@Tag(name = "Administration of the caches")
@RunOnVirtualThread
public class InvalidationAdminResource {
    private final InvalidateByHand invalidations;

    InvalidationAdminResource(InvalidateByHand invalidations) {
        this.invalidations = invalidations;
    }

    @POST
    @Path("invalidate")
    @RateLimited("cache-invalidation")
    @Operation(
            operationId = "invalidateCache",
            summary = "Forget keys, tags, sections or everything",
            description = "On every replica, in Redis and, when one is configured, at the CDN, which takes some seconds"
                    + " longer. What is asked for next is loaded anew.")
    @APIResponse(responseCode = "200", description = "It is forgotten, and noted down.")
    @APIResponse(responseCode = "400", description = "A key or a tag is malformed, or too long.")
    @APIResponse(
            responseCode = "422",
            description =
                    "Nothing is named (nothing_to_invalidate), too much (too_much_to_invalidate), or a section that"
                            + " there is not (section_unknown).")
    @APIResponse(responseCode = "429", description = "See Retry-After (too_many_requests).")
    @APIResponse(responseCode = "503", description = "Redis cannot be told (cache_unavailable).")
    public Invalidation invalidate(@NotNull @Valid InvalidationRequest request) {
        return invalidations.invalidate(request);
    }

    @GET
    @Path("invalidations")
    @Operation(
            operationId = "listCacheInvalidations",
            summary = "List what was forgotten by hand, and who did it, the newest first")
    @APIResponse(responseCode = "200", description = "A page of invalidations.")
    @APIResponse(responseCode = "400", description = "The cursor is malformed (invalid_cursor).")
    @APIResponse(responseCode = "503", description = "Redis cannot be reached (cache_unavailable).")
    public Page<Invalidation> list(@Valid @BeanParam PageQuery page) {
        return invalidations.list(page);
    }
}
