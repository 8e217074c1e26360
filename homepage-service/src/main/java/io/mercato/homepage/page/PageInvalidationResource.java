package io.mercato.homepage.page;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Duration;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** For operators and other services, inside the cluster only. */
@Path("/internal/v1/cache")
@Tag(name = "Internal")
public class PageInvalidationResource {
    private final Pages pages;

    PageInvalidationResource(Pages pages) {
        this.pages = pages;
    }

    @POST
    @Path("invalidate")
    @Operation(
            operationId = "invalidatePages",
            summary = "Forget all cached pages",
            description = "On every replica and in Redis; the next request for each loads it anew.")
    @APIResponse(responseCode = "204", description = "Forgotten.")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Void> invalidate() {
        return pages.invalidateAll()
                .onFailure()
                .transform(failure -> ProblemException.unavailable(
                        "cache_unavailable",
                        "Redis cannot be reached, so that only this replica has forgotten its pages; please try again.",
                        Duration.ofSeconds(1),
                        failure));
    }
}
