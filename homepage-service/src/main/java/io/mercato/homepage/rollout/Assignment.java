package io.mercato.homepage.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * Which homepage a caller gets, and by what it was chosen.
 *
 * @param anonymousId by which somebody who is not signed in was chosen for; to be sent again to get the same answer
 */
@Schema(name = "RolloutAssignment")
record Assignment(
        @Schema(required = true, examples = "homepage") String experiment,
        @Schema(required = true) Variant variant,
        @Schema(required = true) By assignedBy,

        @Schema(
                required = true,
                nullable = true,
                implementation = String.class,
                examples = "0f5b1c9e-6a7d-4e0b-8c2f-3a4d5e6f7081",
                description = "Null for a customer who is signed in.")
        Optional<String> anonymousId) {

    /** By what a variant was chosen. */
    @Schema(name = "RolloutAssignedBy")
    enum By {
        /** The customer of the token. */
        @JsonProperty("user")
        USER,
        /** An id that was sent, or has been made. */
        @JsonProperty("anonymous")
        ANONYMOUS
    }

    static Assignment of(Subject subject, Variant variant) {
        return switch (subject) {
            case Subject.User _ -> new Assignment(RolloutResource.EXPERIMENT, variant, By.USER, Optional.empty());
            case Subject.Anonymous(String id) ->
                new Assignment(RolloutResource.EXPERIMENT, variant, By.ANONYMOUS, Optional.of(id));
        };
    }
}
