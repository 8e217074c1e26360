package io.mercato.homepage.invalidation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Set;

/**
 * What was forgotten by hand, as the journal keeps it.
 *
 * @param at when
 * @param actor who asked for it, a token's {@code sub}
 * @param cdn whether the CDN was asked to forget it too
 * @param reason what for; may be empty
 */
@Schema(name = "Invalidation")
record Invalidation(
        @Schema(required = true) Instant at,

        @Schema(required = true, examples = "ada@example.org")
        String actor,

        @Schema(required = true) Set<String> keys,
        @Schema(required = true) Set<String> tags,
        @Schema(required = true) Set<String> sections,
        @Schema(required = true) boolean all,
        @Schema(required = true) boolean cdn,
        @Schema(required = true) String reason) {}
