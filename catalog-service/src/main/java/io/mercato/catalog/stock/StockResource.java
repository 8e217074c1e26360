package io.mercato.catalog.stock;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.identity.Caller;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The administration of stock. */
@Path("/api/v1/admin/stock")
@Tag(name = "Stock")
@RunOnVirtualThread
public class StockResource {
    private static final String VARIANT = "The variant's id.";
    private static final String SIZE = "The size's id.";

    private final ReadStock readStock;
    private final ChangeStock changeStock;
    private final KeysetPages pages;
    private final StockSettings settings;
    private final Caller caller;

    StockResource(
            ReadStock readStock, ChangeStock changeStock, KeysetPages pages, StockSettings settings, Caller caller) {
        this.readStock = readStock;
        this.changeStock = changeStock;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Path("low")
    @Operation(summary = "List what is on sale and of which few are left, the least first")
    @APIResponse(responseCode = "200", description = "A page of stock.")
    public Page<StockRow> low(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @Min(0)
                    @Max(StockSettings.MAX_LOW)
                    @Parameter(description = "At most how many; as configured unless it is told.")
                    Integer below) {
        return readStock.low(below == null ? settings.low() : below, page);
    }

    @GET
    @Path("movements")
    @Operation(summary = "List changes of quantities, the newest first")
    @APIResponse(responseCode = "200", description = "A page of movements.")
    public Page<StockMovement> movements(@Valid @BeanParam PageQuery page) {
        return pages.read(StockQueries.ALL_MOVEMENTS, page);
    }

    @GET
    @Path("{variantId}/{sizeId}")
    @Operation(summary = "Read the stock of one size of a variant")
    @APIResponse(responseCode = "200", description = "The stock; its ETag stands for the quantity.")
    @APIResponse(responseCode = "404", description = "No variant comes in this size (stock_not_found).")
    public RestResponse<StockRow> row(
            @Parameter(description = VARIANT) UUID variantId, @Parameter(description = SIZE) UUID sizeId) {
        return answer(readStock.row(new StockKey(variantId, sizeId)));
    }

    @GET
    @Path("{variantId}/{sizeId}/movements")
    @Operation(summary = "List changes of one quantity, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of movements; those of a size that is gone are still here.")
    public Page<StockMovement> movementsOf(
            @Parameter(description = VARIANT) UUID variantId,
            @Parameter(description = SIZE) UUID sizeId,
            @Valid @BeanParam PageQuery page) {
        return pages.read(StockQueries.MOVEMENTS_OF_ROW, page, Map.of("variant", variantId, "size", sizeId));
    }

    @POST
    @Path("{variantId}/{sizeId}/restock")
    @Operation(
            summary = "Take in a delivery",
            description = "Its reference makes it safe to repeat: a delivery is taken in once.")
    @APIResponse(responseCode = "200", description = "It is taken in.")
    @APIResponse(responseCode = "404", description = "No variant comes in this size (stock_not_found).")
    @APIResponse(
            responseCode = "422",
            description =
                    "The delivery was taken in with another quantity (reference_reused), or there would be more than"
                            + " can be counted (too_much_stock).")
    public RestResponse<StockRow> restock(
            @Parameter(description = VARIANT) UUID variantId,
            @Parameter(description = SIZE) UUID sizeId,
            @NotNull @Valid StockRequest.Restock request) {
        StockKey key = new StockKey(variantId, sizeId);
        return answer(changeStock.restock(key, request, caller.name()));
    }

    @POST
    @Path("{variantId}/{sizeId}/correct")
    @Operation(summary = "Say how many there really are")
    @APIResponse(responseCode = "200", description = "It is corrected.")
    @APIResponse(responseCode = "404", description = "No variant comes in this size (stock_not_found).")
    @APIResponse(responseCode = "409", description = "More than that are reserved by orders (stock_reserved).")
    @APIResponse(responseCode = "412", description = "The quantity is no longer that of If-Match (stock_changed).")
    public RestResponse<StockRow> correct(
            @Parameter(description = VARIANT) UUID variantId,
            @Parameter(description = SIZE) UUID sizeId,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the stock that was counted: what was sold since is not undone.")
                    String ifMatch,
            @NotNull @Valid StockRequest.Correction request) {
        StockKey key = new StockKey(variantId, sizeId);
        return answer(changeStock.correct(
                key, request, level -> QuantityTag.matches(ifMatch, level.quantity()), caller.name()));
    }

    private static RestResponse<StockRow> answer(StockRow row) {
        return RestResponse.ResponseBuilder.ok(row)
                .header("ETag", QuantityTag.of(row.quantity()))
                .build();
    }
}
