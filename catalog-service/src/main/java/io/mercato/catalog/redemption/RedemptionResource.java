package io.mercato.catalog.redemption;

import static io.mercato.catalog.redemption.RedemptionRequest.REFERENCE;
import static io.mercato.catalog.redemption.RedemptionRequest.REFERENCE_MESSAGE;

import io.mercato.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The use of offers by orders, counted under their reservations; never routed to the outside. */
@Path("/internal/v1/offers/{id}/redemptions")
@Tag(name = "Redemptions")
@RunOnVirtualThread
public class RedemptionResource {
    private static final String OFFER = "The offer's id.";

    /** As for every write that is safe to repeat. */
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Redemptions redemptions;

    RedemptionResource(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @POST
    @Operation(
            summary = "Count the use of an offer by an order: as often as it asks for, or not at all",
            description = "The order's stock must be reserved under the same reference. What is counted stays so when"
                    + " that reservation is confirmed, and is given back when it is released or expires. Repeating a"
                    + " request is safe.")
    @APIResponse(
            responseCode = "201",
            description = "It is counted.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Redemption.class)))
    @APIResponse(
            responseCode = "200",
            description = "This request has been answered before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Redemption.class)))
    @APIResponse(
            responseCode = "400",
            description = "Something is malformed (invalid_body) or out of bounds (invalid_parameter).")
    @APIResponse(
            responseCode = "404",
            description = "There is no such offer (offer_not_found) or reservation (reservation_not_found).")
    @APIResponse(
            responseCode = "409",
            description =
                    "It cannot be used so often any more (offer_exhausted), does not hold now (offer_not_running),"
                            + " or the reservation is over (reservation_expired, reservation_released,"
                            + " reservation_confirmed).",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = OfferExhaustedProblem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The order used the offer in another way before (reference_reused), or it must be told who"
                    + " the customer is (customer_required).")
    public RestResponse<Redemption> redeem(
            @Parameter(description = OFFER) UUID id, @NotNull @Valid RedemptionRequest request) {
        Redemptions.Redeemed redeemed = redemptions.redeem(id, request);
        RestResponse.ResponseBuilder<Redemption> answer = redeemed.isNew()
                ? RestResponse.ResponseBuilder.<Redemption>created(
                        URI.create("/internal/v1/offers/" + id + "/redemptions/" + request.reference()))
                : RestResponse.ResponseBuilder.<Redemption>ok().header(REPLAYED, true);
        return answer.entity(redeemed.redemption()).build();
    }

    @GET
    @Path("{reference}")
    @Operation(summary = "Read an order's use of an offer")
    @APIResponse(responseCode = "200", description = "The redemption.")
    @APIResponse(responseCode = "404", description = "The order has not used the offer (redemption_not_found).")
    public Redemption find(
            @Parameter(description = OFFER) UUID id,
            @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference) {
        return redemptions.find(id, reference);
    }

    @POST
    @Path("{reference}/release")
    @Operation(
            summary = "Give back an order's use of an offer, and keep its reservation",
            description = "For an order that goes on without the offer. Repeating it is safe.")
    @APIResponse(responseCode = "200", description = "It is given back.")
    @APIResponse(responseCode = "404", description = "The order has not used the offer (redemption_not_found).")
    @APIResponse(responseCode = "409", description = "It is sold (reservation_confirmed).")
    public Redemption release(
            @Parameter(description = OFFER) UUID id,
            @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference) {
        return redemptions.release(id, reference);
    }
}
