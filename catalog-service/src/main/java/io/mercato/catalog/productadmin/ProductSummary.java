package io.mercato.catalog.productadmin;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A product as a list of the administration shows it.
 *
 * @param image the first, {@code null} when there is none
 * @param version of which the ETag is made
 * @param deletedAt {@code null} unless it was deleted
 */
@Schema(name = "ProductSummary")
public record ProductSummary(
        UUID id,

        @Schema(
                examples = "draft",
                enumeration = {"draft", "active", "archived"})
        String status,

        boolean featured,
        Reference store,
        @Schema(examples = "ankara-wrap-dress") String handle,
        @Schema(examples = "Ankara Wrap Dress") String title,
        Money price,
        @Schema(nullable = true) Image image,
        @Schema(examples = "17") long version,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) Instant deletedAt) {

    static ProductSummary of(Tuple row) {
        return new ProductSummary(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("featured", Boolean.class),
                Reference.of(row, "store"),
                row.get("handle", String.class),
                row.get("title", String.class),
                Columns.money(row, "price"),
                Columns.image(row),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }
}
