package io.mercato.catalog.demo;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The demo catalogue; never routed to the outside. */
@Path("/internal/v1/demo-catalogue")
@Tag(name = "Demo catalogue")
@RunOnVirtualThread
public class DemoResource {
    private final LoadDemoCatalogue loadDemoCatalogue;
    private final DemoSettings settings;

    DemoResource(LoadDemoCatalogue loadDemoCatalogue, DemoSettings settings) {
        this.loadDemoCatalogue = loadDemoCatalogue;
        this.settings = settings;
    }

    @POST
    @Operation(
            summary = "Fill an empty catalogue with invented goods",
            description = "The same number makes the same catalogue, with events and offers around the present day.")
    @APIResponse(
            responseCode = "200",
            description = "There is a catalogue already; nothing was written.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DemoCounts.class)))
    @APIResponse(
            responseCode = "201",
            description = "The catalogue was loaded.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DemoCounts.class)))
    @APIResponse(responseCode = "404", description = "It is not enabled here (demo_catalogue_disabled).")
    public RestResponse<DemoCounts> load(
            @RestQuery @DefaultValue("2000") @Min(1) @Max(1_000_000) @Parameter(description = "How many products.")
                    int products)
            throws SQLException {
        if (!settings.enabled()) {
            throw ProblemException.notFound(
                    "demo_catalogue_disabled", "Set mercato.catalog.demo.enabled to load a demo catalogue here.");
        }
        LoadDemoCatalogue.Result result = loadDemoCatalogue.load(products);
        return RestResponse.status(
                result.loaded() ? RestResponse.Status.CREATED : RestResponse.Status.OK, result.counts());
    }
}
