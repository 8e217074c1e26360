package io.mercato.catalog.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A review as everybody sees it, and its author before that.
 *
 * @param author the name that the customer gave
 * @param title empty when there is none, as is {@code text}; as the customer wrote it, so escape it for HTML
 * @param verifiedPurchase whether the customer has bought the product here
 * @param helpful how many customers found it helpful
 * @param state {@code published} for everybody but its author
 * @param updatedAt when its author last changed it
 */
@Schema(name = "Review")
public record Review(
        UUID id,
        UUID productId,
        @Schema(examples = "5") int rating,
        @Schema(examples = "Amaka from Enugu") String author,
        @Schema(examples = "Fits as if made for me") String title,

        @Schema(examples = "I wore it to two weddings already.")
        String text,

        boolean verifiedPurchase,
        @Schema(examples = "12") long helpful,

        @Schema(
                implementation = String.class,
                examples = "published",
                enumeration = {"published", "pending", "rejected", "hidden"})
        ReviewState state,

        Instant createdAt,
        Instant updatedAt) {

    static Review of(Tuple row) {
        return new Review(
                row.get("id", UUID.class),
                row.get("product_id", UUID.class),
                row.get("rating", Integer.class),
                row.get("author", String.class),
                row.get("title", String.class),
                row.get("text", String.class),
                row.get("verified", Boolean.class),
                row.get("helpful", Long.class),
                ReviewState.fromString(row.get("state", String.class)),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
    }
}
