package io.mercato.catalog.stock;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * One change of a quantity.
 *
 * @param change how many came, or how many went as a negative number
 * @param quantityAfter how many there were then
 * @param reference what it belongs to, such as an order or a delivery
 */
@Schema(name = "StockMovement")
public record StockMovement(
        UUID id,
        UUID variantId,
        UUID sizeId,

        @Schema(
                examples = "sale",
                enumeration = {"restock", "correction", "sale", "import"})
        String kind,

        @Schema(examples = "-2") int change,
        @Schema(examples = "10") int quantityAfter,

        @Schema(examples = "order-0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", nullable = true)
        String reference,

        @Schema(examples = "One was torn.") String reason,
        @Schema(examples = "orders") String actor,
        Instant createdAt) {

    static StockMovement of(Tuple row) {
        return new StockMovement(
                row.get("id", UUID.class),
                row.get("variant_id", UUID.class),
                row.get("size_id", UUID.class),
                row.get("kind", String.class),
                row.get("change", Integer.class),
                row.get("quantity_after", Integer.class),
                row.get("reference", String.class),
                row.get("reason", String.class),
                row.get("actor", String.class),
                row.get("created_at", Instant.class));
    }
}
