package io.mercato.catalog.interaction;

import io.mercato.platform.identity.Caller;
import io.mercato.platform.problem.ProblemException;
import io.mercato.platform.ratelimit.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** What people do with products, told by the shop's pages and apps. */
@Path("/api/v1/interactions")
@Tag(name = "Interactions")
@RunOnVirtualThread
public class InteractionResource {
    private final StoreInteractions store;
    private final Caller caller;

    InteractionResource(StoreInteractions store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    @POST
    @RateLimited("interactions")
    @Operation(
            summary = "Tell what somebody did with products",
            description = "For a customer's token it is the customer who did it, else the device that calls itself"
                    + " anonymousId. Sending the same events again is safe.")
    @APIResponse(
            responseCode = "202",
            description = "What is accepted is stored, and will count for recommendations.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionReceipt.class)))
    @APIResponse(
            responseCode = "400",
            description = "The batch is malformed, empty or too large; nothing is stored. Or nobody is signed in and"
                    + " anonymousId is missing (invalid_parameter).")
    @APIResponse(responseCode = "401", description = "The token is not good (invalid_token, token_expired).")
    @APIResponse(responseCode = "429", description = "Too many batches; see Retry-After (too_many_requests).")
    public RestResponse<InteractionReceipt> tell(@NotNull @Valid InteractionBatch batch) {
        Optional<UUID> customer = caller.customer();
        Optional<UUID> device = Optional.ofNullable(batch.anonymousId());
        if (customer.isEmpty() && device.isEmpty()) {
            throw ProblemException.badRequest(
                    "invalid_parameter", "anonymousId", "is needed where no customer is signed in");
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, store.store(customer, device, batch.events()));
    }
}
