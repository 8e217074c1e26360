package io.mercato.homepage.rollout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One change of the rollout, as the journal keeps it.
 *
 * @param at when it was made
 * @param actor who made it, a token's {@code sub}
 * @param fromPercent what held before
 * @param toPercent what has held since
 * @param reason what for; may be empty
 */
@Schema(name = "RolloutChange")
record RolloutChange(
        Instant at,
        @Schema(examples = "ada@example.org") String actor,
        @Schema(examples = "5") BigDecimal fromPercent,
        @Schema(examples = "25") BigDecimal toPercent,

        @Schema(examples = "No more errors than before in a week at 5 %")
        String reason) {}
