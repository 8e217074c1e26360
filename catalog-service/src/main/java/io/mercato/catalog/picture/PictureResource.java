package io.mercato.catalog.picture;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Generated pictures, computed from the address alone. */
@Path("/api/v1/products/pictures")
@Tag(name = "Pictures")
@RunOnVirtualThread
public class PictureResource {
    private static final String MEDIA_TYPE = "image/svg+xml";

    /** An address always has the same picture (RFC 8246). */
    private static final String FOR_EVER =
            "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable";

    @GET
    @Path("{motif:[a-z]{1,20}}-{number:[0-9]{1,9}}.svg")
    @Produces(MEDIA_TYPE)
    @Operation(summary = "Draw the picture of a motif")
    @APIResponse(
            responseCode = "200",
            description = "The picture, which never changes.",
            content =
                    @Content(
                            mediaType = MEDIA_TYPE,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples =
                                                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\">…</svg>")))
    @APIResponse(responseCode = "404", description = "There is no such motif (picture_not_found).")
    public RestResponse<String> picture(
            @RestPath @Parameter(description = "What it shows, such as dress or drum.") String motif,
            @RestPath @Parameter(description = "Chooses colours and background.") int number) {
        return Motif.of(motif)
                .map(known -> RestResponse.ResponseBuilder.ok(Picture.svg(known, number), MEDIA_TYPE)
                        .header("Cache-Control", FOR_EVER)
                        .build())
                .orElseThrow(() -> ProblemException.notFound("picture_not_found", "There is no picture of this."));
    }
}
