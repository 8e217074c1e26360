package io.mercato.catalog.reservation;

import static io.mercato.catalog.reservation.ReservationRequest.REFERENCE;
import static io.mercato.catalog.reservation.ReservationRequest.REFERENCE_MESSAGE;

import io.mercato.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Stock that is set aside for orders, by their references; never routed to the outside. */
@Path("/internal/v1/reservations")
@Tag(name = "Reservations")
@RunOnVirtualThread
public class ReservationResource {
    /** As for every write that is safe to repeat. */
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Reservations reservations;

    ReservationResource(Reservations reservations) {
        this.reservations = reservations;
    }

    @POST
    @Operation(
            summary = "Set stock aside for an order: all that it asks for, or nothing",
            description = "Repeating a request is safe: it finds the reservation that it made.")
    @APIResponse(
            responseCode = "201",
            description = "It is set aside.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Reservation.class)))
    @APIResponse(
            responseCode = "200",
            description = "This request has been answered before; it is set aside or already sold.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Reservation.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "Something is malformed (invalid_body) or out of bounds, or a line is there twice (invalid_parameter).")
    @APIResponse(
            responseCode = "409",
            description =
                    "Too little is left; every short line is named (insufficient_stock). Or the reference was used"
                            + " before and its reservation is over (reservation_expired, reservation_released).",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = InsufficientStockProblem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "A line is of nothing that is on sale (not_on_sale), or the reference was used with other lines"
                            + " (reference_reused).")
    public RestResponse<Reservation> reserve(@NotNull @Valid ReservationRequest request) {
        Reservations.Reserved reserved = reservations.reserve(request);
        RestResponse.ResponseBuilder<Reservation> answer = reserved.isNew()
                ? RestResponse.ResponseBuilder.<Reservation>created(
                        URI.create("/internal/v1/reservations/" + request.reference()))
                : RestResponse.ResponseBuilder.<Reservation>ok().header(REPLAYED, true);
        return answer.entity(reserved.reservation()).build();
    }

    @GET
    @Path("{reference}")
    @Operation(summary = "Read a reservation")
    @APIResponse(responseCode = "200", description = "The reservation.")
    @APIResponse(responseCode = "404", description = "Nothing was reserved under it (reservation_not_found).")
    public Reservation find(@Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference) {
        return reservations.find(reference);
    }

    @POST
    @Path("{reference}/confirm")
    @Operation(
            summary = "Sell what is set aside",
            description =
                    "A reservation that has expired is honoured if all that it asked for is still there; the answer"
                            + " says so in late. Repeating it is safe.")
    @APIResponse(responseCode = "200", description = "It is sold.")
    @APIResponse(responseCode = "404", description = "Nothing was reserved under it (reservation_not_found).")
    @APIResponse(
            responseCode = "409",
            description = "It has expired and too little is left (reservation_expired), or it was released"
                    + " (reservation_released).",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = InsufficientStockProblem.class)))
    public Reservation confirm(@Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference) {
        return reservations.confirm(reference);
    }

    @POST
    @Path("{reference}/release")
    @Operation(
            summary = "Give back what is set aside",
            description = "Afterwards it cannot be confirmed, even if it had expired before. Repeating it is safe.")
    @APIResponse(responseCode = "200", description = "It is given back.")
    @APIResponse(responseCode = "404", description = "Nothing was reserved under it (reservation_not_found).")
    @APIResponse(responseCode = "409", description = "It is sold (reservation_confirmed).")
    public Reservation release(@Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference) {
        return reservations.release(reference);
    }

    @POST
    @Path("{reference}/extend")
    @Operation(
            summary = "Set stock aside for longer",
            description = "Counted from when it was made, and never shorter than before, so repeating it is safe.")
    @APIResponse(responseCode = "200", description = "It holds at least so long.")
    @APIResponse(responseCode = "400", description = "The time is out of bounds (invalid_parameter).")
    @APIResponse(responseCode = "404", description = "Nothing was reserved under it (reservation_not_found).")
    @APIResponse(
            responseCode = "409",
            description = "It is over (reservation_expired, reservation_released, reservation_confirmed).")
    public Reservation extend(
            @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE) String reference,
            @NotNull @Valid ExtensionRequest request) {
        return reservations.extend(reference, request.holdSeconds());
    }
}
