package io.mercato.catalog.review;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Locale;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * That a customer thinks a review should not be there.
 *
 * @param comment for administrators; empty when the reason says it all
 */
@ExactFields
@Schema(name = "ReviewReport")
public record ReviewReport(
        @NotNull
        @Schema(
                implementation = String.class,
                examples = "spam",
                enumeration = {"spam", "offensive", "off_topic", "other"},
                required = true)
        Reason reason,

        @Size(max = MAX_COMMENT)
        @Pattern(regexp = ReviewText.LINES, message = ReviewText.LINES_MESSAGE)
        @Schema(examples = "The same text stands under forty products.")
        String comment) {

    static final int MAX_COMMENT = 500;

    /** What is wrong with it. */
    public enum Reason {
        /** It advertises. */
        SPAM,
        /** It insults or threatens. */
        OFFENSIVE,
        /** It is not of the product. */
        OFF_TOPIC,
        /** The comment says it. */
        OTHER;

        /** As in JSON and in the database. */
        @JsonValue
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReviewReport {
        comment = comment == null ? "" : comment;
    }
}
