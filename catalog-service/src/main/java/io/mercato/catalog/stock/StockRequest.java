package io.mercato.catalog.stock;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is asked of a stock by hand. */
public sealed interface StockRequest {
    /** Neither PostgreSQL nor a reader wants them. */
    String NO_CONTROL_CHARACTERS = "[^\\p{Cc}\\p{Cs}]*";

    String NO_CONTROL_CHARACTERS_MESSAGE = "must not have control characters";

    /** As many as the log has room for. */
    int MAX_REASON = 500;

    /**
     * Goods came in.
     *
     * @param reference the delivery's own, which is taken in once for each size of a variant
     * @param reason {@code null} when the reference says it all
     */
    @ExactFields
    @Schema(name = "Restock")
    record Restock(
            @Min(1) @Max(StockLevel.MAX_QUANTITY) @Schema(examples = "40", required = true)
            int quantity,

            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9._:-]{1,100}",
                    message = "must be 1 to 100 letters, digits, dots, underscores, colons and hyphens")
            @Schema(examples = "delivery-2026-118", required = true)
            String reference,

            @Size(max = MAX_REASON)
            @Pattern(regexp = NO_CONTROL_CHARACTERS, message = NO_CONTROL_CHARACTERS_MESSAGE)
            @Schema(examples = "The boxes that were late.", nullable = true)
            String reason)
            implements StockRequest {

        public Restock {
            reason = reason == null ? "" : reason;
        }
    }

    /**
     * Somebody counted.
     *
     * @param quantity how many there are, those that are reserved included
     * @param reason why that is not what was thought
     */
    @ExactFields
    @Schema(name = "StockCorrection")
    record Correction(
            @Min(0) @Max(StockLevel.MAX_QUANTITY) @Schema(examples = "11", required = true)
            int quantity,

            @NotBlank
            @Size(max = MAX_REASON)
            @Pattern(regexp = NO_CONTROL_CHARACTERS, message = NO_CONTROL_CHARACTERS_MESSAGE)
            @Schema(examples = "One was torn.", required = true)
            String reason)
            implements StockRequest {}
}
