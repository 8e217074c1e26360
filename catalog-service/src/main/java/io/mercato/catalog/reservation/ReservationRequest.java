package io.mercato.catalog.reservation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an order asks to be set aside, all of it or nothing.
 *
 * @param reference the order's own; the reservation is known by it from now on
 * @param lines no variant and size twice, and no bundle twice
 * @param holdSeconds for how long; {@code null} for the configured time
 */
@Schema(name = "ReservationRequest")
public record ReservationRequest(
        @NotNull
        @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE)
        @Schema(examples = "order-0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        String reference,

        @NotNull @Size(min = 1, max = MAX_LINES) @Schema(required = true)
        List<@NotNull @Valid RequestedLine> lines,

        @Min(1) @Schema(examples = "900", nullable = true) Integer holdSeconds) {

    /** What a reference looks like. */
    static final String REFERENCE = "[A-Za-z0-9._:-]{1,100}";

    static final String REFERENCE_MESSAGE = "must be 1 to 100 letters, digits, dots, underscores, colons and hyphens";

    /** With {@link ReservationSettings#maxRows()}, bounds the rows that one transaction locks. */
    static final int MAX_LINES = 100;
}
