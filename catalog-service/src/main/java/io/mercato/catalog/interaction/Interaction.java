package io.mercato.catalog.interaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * One thing that somebody did.
 *
 * @param id made up by the client, a UUID for each event: what is sent again counts once
 * @param happenedAt by the client's clock
 */
@Schema(name = "Interaction")
public record Interaction(
        @NotNull @Schema(examples = "0e7a6f2c-4d3b-4f62-9c1e-1a2b3c4d5e6f", required = true)
        UUID id,

        @NotNull
        @Schema(
                implementation = String.class,
                examples = "view",
                enumeration = {"view", "click", "wishlist", "add_to_cart"},
                required = true)
        InteractionKind type,

        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID productId,

        @NotNull @Schema(examples = "2026-11-20T10:15:30.125Z", required = true)
        Instant happenedAt) {}
