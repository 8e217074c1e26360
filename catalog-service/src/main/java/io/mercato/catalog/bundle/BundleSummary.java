package io.mercato.catalog.bundle;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A bundle as a list of the administration shows it.
 *
 * @param whole whether all its items are on sale; unless they are, the bundle is not
 * @param version of which the ETag is made
 * @param deletedAt {@code null} unless it was deleted
 */
@Schema(name = "BundleSummary")
public record BundleSummary(
        UUID id,

        @Schema(
                examples = "draft",
                enumeration = {"draft", "active", "archived"})
        String status,

        boolean featured,
        Reference store,
        @Schema(examples = "wedding-guest-set") String handle,
        @Schema(examples = "Wedding guest set") String title,
        Money price,
        @Schema(examples = "3") int items,
        boolean whole,
        @Schema(examples = "17") long version,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) Instant deletedAt) {

    static BundleSummary of(Tuple row) {
        return new BundleSummary(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("featured", Boolean.class),
                Reference.of(row, "store"),
                row.get("handle", String.class),
                row.get("title", String.class),
                Columns.money(row, "price"),
                row.get("items", Long.class).intValue(),
                row.get("whole", Boolean.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }
}
