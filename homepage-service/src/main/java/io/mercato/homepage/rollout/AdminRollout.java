package io.mercato.homepage.rollout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the homepage is rolled out, as administrators see it.
 *
 * @param percent of the callers that get the new homepage
 * @param version counts changes; 0 is what the configuration says
 */
@Schema(name = "AdminRollout")
record AdminRollout(
        @Schema(required = true, examples = "homepage") String experiment,
        @Schema(required = true, examples = "25") BigDecimal percent,
        @Schema(required = true, examples = "7") long version,

        @Schema(
                required = true,
                nullable = true,
                implementation = Instant.class,
                description = "Null for what the configuration says.")
        Optional<Instant> changedAt,

        @Schema(required = true, examples = "ada@example.org")
        String changedBy,

        @Schema(required = true) String reason) {

    static AdminRollout of(Rollout rollout) {
        return new AdminRollout(
                RolloutResource.EXPERIMENT,
                rollout.share().percent(),
                rollout.version(),
                Optional.of(rollout.at()).filter(at -> !rollout.isConfigured()),
                rollout.actor(),
                rollout.reason());
    }
}
