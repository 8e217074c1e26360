package io.mercato.catalog.stock;

import io.mercato.catalog.list.Reference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * The stock of one size of one variant.
 *
 * @param options what tells the variant from the product's others
 * @param quantity what is there, that which is reserved included
 * @param reserved what is promised to orders
 * @param left what can still be bought
 */
@Schema(name = "Stock")
public record StockRow(
        UUID variantId,
        UUID sizeId,
        Reference product,
        @Schema(examples = "[\"Indigo\"]") List<String> options,
        @Schema(examples = "M") String size,

        @Schema(examples = "ANK-0017-M", nullable = true) String sku,

        @Schema(examples = "12") int quantity,
        @Schema(examples = "3") int reserved,
        @Schema(examples = "9") int left) {

    static StockRow of(Tuple row) {
        StockLevel level = new StockLevel(row.get("quantity", Integer.class), row.get("reserved", Integer.class));
        return new StockRow(
                row.get("variant_id", UUID.class),
                row.get("size_id", UUID.class),
                Reference.of(row, "product"),
                List.of(row.get("option_values", String[].class)),
                row.get("size", String.class),
                row.get("sku", String.class),
                level.quantity(),
                level.reserved(),
                level.left());
    }
}
