package io.mercato.catalog.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * What a customer has reported of a review, for administrators.
 *
 * @param customerId the subject of the reporter's token
 * @param reason {@code spam}, {@code offensive}, {@code off_topic} or {@code other}
 * @param comment empty when the reason says it all
 */
@Schema(name = "ReportOfReview")
public record ReportOfReview(
        @Schema(required = true) UUID customerId,

        @Schema(
                examples = "spam",
                enumeration = {"spam", "offensive", "off_topic", "other"},
                required = true)
        String reason,

        @Schema(examples = "The same text stands under forty products.", required = true)
        String comment,

        @Schema(examples = "2026-11-20T10:30:00Z", required = true)
        Instant createdAt) {

    static ReportOfReview of(Tuple row) {
        return new ReportOfReview(
                row.get("id", UUID.class),
                row.get("reason", String.class),
                row.get("comment", String.class),
                row.get("sort_key", Instant.class));
    }
}
