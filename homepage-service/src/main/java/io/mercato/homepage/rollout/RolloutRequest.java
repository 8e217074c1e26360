package io.mercato.homepage.rollout;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.Optional;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an administrator wants the share to be.
 *
 * @param percent of the callers that get the new homepage
 * @param reason what for, for the journal
 */
@ExactFields(answer = AdminRollout.class)
@Schema(name = "RolloutRequest")
record RolloutRequest(
        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2, message = "must have two decimals at most")
        @Schema(examples = "25")
        BigDecimal percent,

        @Size(max = MAX_REASON)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not have control characters")
        @Schema(examples = "No more errors than before in a week at 5 %")
        String reason) {

    private static final int MAX_REASON = 200;

    String reasonText() {
        return Optional.ofNullable(reason).orElse("");
    }
}
