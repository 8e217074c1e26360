package io.mercato.catalog.admin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

import jakarta.persistence.Tuple;

/**
 * Who has written a row, and when.
 *
 * @param version grows with every change; the ETag is made of it
 * @param createdBy {@code null} when it was imported, or is from before this was written down; so is {@code updatedBy}
 * @param deletedAt {@code null} unless it is deleted
 */
@Schema(name = "RowHistory")
public record RowHistory(
        @Schema(examples = "3") long version,
        Instant createdAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String createdBy,

        Instant updatedAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String updatedBy,

        @Schema(nullable = true) Instant deletedAt) {

    /** The columns of {@link #of} of the table {@code t}. */
    public static final String COLUMNS =
            "t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.deleted_at";

    /** From {@link #COLUMNS}. */
    public static RowHistory of(Tuple row) {
        return new RowHistory(
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("updated_at", Instant.class),
                row.get("updated_by", String.class),
                row.get("deleted_at", Instant.class));
    }
}
