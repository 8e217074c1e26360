package io.mercato.catalog.bulk;

import io.mercato.catalog.database.ReadDatabase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Many things by their ids, for the other services; never routed to the outside. */
@Path("/internal/v1/{resource}/by-ids")
@Tag(name = "Bulk reads")
@RunOnVirtualThread
public class BulkResource {
    private final ReadBulk readBulk;
    private final ReadDatabase database;
    private final BulkSelections selections;

    BulkResource(ReadBulk readBulk, ReadDatabase database, BulkSelections selections) {
        this.readBulk = readBulk;
        this.database = database;
        this.selections = selections;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read up to 100 things by their ids",
            description =
                    "Only what is public. One statement for each table, and only for the fields that are asked for.")
    @APIResponse(
            responseCode = "200",
            description = "What was found, in the order of the ids, and the ids of what was not.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BulkAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "An id is malformed, there are none or too many, or there is no such field; all are named (invalid_parameter).")
    @APIResponse(responseCode = "404", description = "Nothing of this kind can be read so (unknown_path).")
    public byte[] byIds(
            @Parameter(
                            description = "What they are.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "activities",
                                                "bundles",
                                                "categories",
                                                "events",
                                                "locations",
                                                "offers",
                                                "products",
                                                "stores",
                                                "variants"
                                            }))
                    String resource,
            @NotNull @Valid BulkRequest request)
            throws Exception {
        BulkSelection selection = selections.of(resource, request.fields());
        return database.tolerating(() -> readBulk.read(selection, request.ids()));
    }
}
