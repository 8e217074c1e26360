package io.mercato.catalog.price;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What carts cost; never routed to the outside. */
@Path("/internal/v1/prices")
@Tag(name = "Prices")
@RunOnVirtualThread
public class PriceResource {
    private final CalculatePrices prices;

    PriceResource(CalculatePrices prices) {
        this.prices = prices;
    }

    @POST
    @Operation(
            summary = "Tell what a cart costs now, with the offers that are best for it",
            description =
                    "Each line takes part in one offer at most. What is used is counted only when the order redeems"
                            + " it, with the uses told here.")
    @APIResponse(responseCode = "200", description = "Every line with its price.")
    @APIResponse(
            responseCode = "400",
            description = "Something is malformed (invalid_body) or out of bounds (invalid_parameter).")
    @APIResponse(
            responseCode = "422",
            description = "A line is of nothing that is on sale (not_on_sale), or it costs more than can be counted"
                    + " (price_too_large).")
    public PriceAnswer prices(@NotNull @Valid PriceRequest request) {
        return prices.of(request);
    }
}
