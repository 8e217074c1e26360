package io.mercato.catalog.review;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a customer says of a product. Texts are kept as they are sent; whoever shows them escapes them.
 *
 * @param rating stars
 * @param author the name to show; never an account's name or address, which nobody here knows
 * @param title empty when there is none
 * @param text may have several lines; empty when the stars say it all
 */
@ExactFields(answer = Review.class)
@Schema(name = "ReviewText")
public record ReviewText(
        @NotNull @Min(1) @Max(5) @Schema(examples = "5", required = true)
        Integer rating,

        @NotBlank
        @Size(max = MAX_AUTHOR)
        @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
        @Schema(examples = "Amaka from Enugu", required = true)
        String author,

        @Size(max = MAX_TITLE)
        @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
        @Schema(examples = "Fits as if made for me")
        String title,

        @Size(max = MAX_TEXT)
        @Pattern(regexp = LINES, message = LINES_MESSAGE)
        @Schema(examples = "I wore it to two weddings already.\nThe colours have not faded.")
        String text) {

    /** What a card has room for. */
    static final int MAX_AUTHOR = 100;

    static final int MAX_TITLE = 200;

    /** Some three pages; the column holds no more. */
    static final int MAX_TEXT = 10_000;

    static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}]*";
    static final String ONE_LINE_MESSAGE = "must not have control characters";

    /** One class, which is matched without recursion however long the text is. */
    static final String LINES = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";

    static final String LINES_MESSAGE = "must not have control characters other than line ends and tabs";

    public ReviewText {
        title = title == null ? "" : title;
        text = text == null ? "" : text;
    }
}
