package io.mercato.catalog.interaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What one device has to tell.
 *
 * @param anonymousId a random UUID that the device has made up and keeps: whoever knows it is recommended what goes with what
 *     it did. {@code null} only when a customer is signed in.
 */
@Schema(name = "InteractionBatch")
public record InteractionBatch(
        @Schema(examples = "5b0b8f0e-7f0a-4c3e-8a57-0c8a2a6a9d11", nullable = true)
        UUID anonymousId,

        @NotNull @Size(min = 1, max = MAX_EVENTS) List<@NotNull @Valid Interaction> events) {

    /** As other batches; some 20 KiB. */
    static final int MAX_EVENTS = 100;
}
