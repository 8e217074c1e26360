package io.mercato.catalog.review;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Why an administrator decides so on a review.
 *
 * @param reason for the audit log
 */
@ExactFields
@Schema(name = "ReviewDecision")
public record Decision(
        @NotBlank
        @Size(max = ReviewReport.MAX_COMMENT)
        @Pattern(regexp = ReviewText.LINES, message = ReviewText.LINES_MESSAGE)
        @Schema(examples = "Advertises another shop.", required = true)
        String reason) {}
