package io.mercato.catalog.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mercato.catalog.list.Reference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A review as administrators see it.
 *
 * @param customerId the subject of its author's token
 * @param reports how many customers have reported it since somebody last decided on it
 * @param version of the row, for its ETag
 */
@Schema(name = "ModeratedReview")
public record ModeratedReview(
        Review review,
        Reference product,
        UUID customerId,
        @Schema(examples = "3") int reports,
        @JsonIgnore long version) {

    static ModeratedReview of(Tuple row) {
        return new ModeratedReview(
                Review.of(row),
                Reference.of(row, "of_product"),
                row.get("customer_id", UUID.class),
                row.get("reports", Integer.class),
                row.get("version", Long.class));
    }
}
