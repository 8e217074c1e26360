package io.mercato.catalog.productimport;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.io.InputStream;
import java.sql.SQLException;
import java.util.Currency;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Imports of products; never routed to the outside. */
@Path("/internal/v1/imports/products")
@Tag(name = "Imports")
@RunOnVirtualThread
public class ProductImportResource {
    private final ImportProducts importProducts;

    ProductImportResource(ImportProducts importProducts) {
        this.importProducts = importProducts;
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Import a product CSV in Shopify's export format",
            description =
                    "Streams: rows are written as they arrive, and what is written stays. A product is told by its"
                            + " handle, so the same file twice changes nothing. A refused row does not stop the rest.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples =
                                                    "Handle,Title,Variant Price,Variant Inventory Qty\nclay-pot,Clay pot,4500.00,12\n")))
    @APIResponse(responseCode = "200", description = "What became of the rows.")
    @APIResponse(responseCode = "400", description = "The upload broke off (incomplete_upload).")
    @APIResponse(responseCode = "409", description = "Another import into this store is running (import_running).")
    @APIResponse(responseCode = "422", description = "Not such a CSV; nothing was written (not_a_product_csv).")
    @APIResponse(responseCode = "503", description = "Too many imports are running (too_many_imports).")
    public ImportSummary importProducts(
            @RestQuery
                    @DefaultValue("imported")
                    @Pattern(
                            regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                            message = "must be lower-case letters and digits, with single hyphens between")
                    @Size(max = 255)
                    @Parameter(description = "The handle of the store; it is opened when there is none.")
                    String store,
            @RestQuery @DefaultValue("NGN") @Parameter(description = "The ISO 4217 code of the currency of all prices.")
                    String currency,
            InputStream file)
            throws SQLException {
        return importProducts.run(store, known(currency), file);
    }

    private static String known(String currency) {
        try {
            return Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("invalid_parameter", "currency", "must be an ISO 4217 code, such as NGN");
        }
    }
}
