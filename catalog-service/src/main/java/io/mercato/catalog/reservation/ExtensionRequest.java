package io.mercato.catalog.reservation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.Min;

/**
 * How long a reservation is to hold.
 *
 * @param holdSeconds in all, counted from when it was made, so that asking twice is asking once
 */
@Schema(name = "ReservationExtension")
public record ExtensionRequest(
        @Min(1) @Schema(examples = "1800", required = true) int holdSeconds) {}
