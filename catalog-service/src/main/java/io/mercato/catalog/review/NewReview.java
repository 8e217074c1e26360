package io.mercato.catalog.review;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A review to be written: a {@link ReviewText} and what it is of.
 *
 * @param productId a product on sale
 */
@ExactFields
@Schema(name = "NewReview")
public record NewReview(
        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID productId,

        @NotNull @Min(1) @Max(5) @Schema(examples = "5", required = true)
        Integer rating,

        @NotBlank
        @Size(max = ReviewText.MAX_AUTHOR)
        @Pattern(regexp = ReviewText.ONE_LINE, message = ReviewText.ONE_LINE_MESSAGE)
        @Schema(examples = "Amaka from Enugu", required = true)
        String author,

        @Size(max = ReviewText.MAX_TITLE)
        @Pattern(regexp = ReviewText.ONE_LINE, message = ReviewText.ONE_LINE_MESSAGE)
        @Schema(examples = "Fits as if made for me")
        String title,

        @Size(max = ReviewText.MAX_TEXT)
        @Pattern(regexp = ReviewText.LINES, message = ReviewText.LINES_MESSAGE)
        @Schema(examples = "I wore it to two weddings already.\nThe colours have not faded.")
        String text) {

    ReviewText content() {
        return new ReviewText(rating, author, title, text);
    }
}
