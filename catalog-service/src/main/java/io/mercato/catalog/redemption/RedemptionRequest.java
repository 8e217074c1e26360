package io.mercato.catalog.redemption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An order makes use of an offer.
 *
 * @param reference that of the order's reservation, which must be held
 * @param customerId who orders; {@code null} for a guest
 * @param uses how often: once for each item that it reduces, or for each set of what is bought and got
 */
@Schema(name = "RedemptionRequest")
public record RedemptionRequest(
        @NotNull
        @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE)
        @Schema(examples = "order-0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        String reference,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a14", nullable = true)
        UUID customerId,

        @Min(1) @Max(1_000_000) @Schema(examples = "2", required = true)
        int uses) {

    /** As of a reservation. */
    static final String REFERENCE = "[A-Za-z0-9._:-]{1,100}";

    static final String REFERENCE_MESSAGE = "must be 1 to 100 letters, digits, dots, underscores, colons and hyphens";
}
