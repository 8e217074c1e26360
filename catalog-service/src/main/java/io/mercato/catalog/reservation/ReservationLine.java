package io.mercato.catalog.reservation;

import io.mercato.catalog.stock.StockKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Some of one size of one variant. */
@Schema(name = "ReservationLine")
public record ReservationLine(
        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID variantId,

        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", required = true)
        UUID sizeId,

        @Min(1) @Max(MAX_QUANTITY) @Schema(examples = "2", required = true)
        int quantity) {

    /** More than any order means; a hundred lines of it still fit an {@code int}. */
    static final int MAX_QUANTITY = 1_000_000;

    StockKey key() {
        return new StockKey(variantId, sizeId);
    }
}
