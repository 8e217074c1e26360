package io.mercato.homepage.page;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The homepage in one call. */
@Path("/api/v1/homepage")
@Tag(name = "Homepage")
public class HomepageResource {
    /** More items than a homepage shows; keeps an answer below about 300 KiB. */
    private static final int MAX_LIMIT = 50;

    private final Pages pages;

    HomepageResource(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getHomepage",
            summary = "The whole homepage",
            description =
                    "All six sections in one answer. A section that cannot be had in time is null, and errors says why.")
    @APIResponse(
            responseCode = "200",
            description = "The page, with at least one section.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HomepageAnswer.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<byte[]> homepage(
            @RestQuery
                    @DefaultValue("" + PageKey.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(MAX_LIMIT)
                    @Parameter(description = "How many items each section may have.")
                    int limit,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whose page it is. Pages are not personal yet: every id gets the anonymous page, as metadata.cacheKey tells.")
                    UUID userId) {
        long begun = System.nanoTime();
        PageKey key = new PageKey(limit);
        return pages.find(key)
                .map(page -> PageJson.answer(page, key, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }
}
