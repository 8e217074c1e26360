package io.mercato.catalog.reservation;

import io.mercato.catalog.stock.StockKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What an order asks for in one line: some of one size of one variant, or some bundles.
 *
 * @param variantId with {@code sizeId}; {@code null} when it is a bundle
 * @param bundleId {@code null} when it is not a bundle
 */
@Schema(
        name = "ReservationRequestLine",
        description = "Either one size of one variant (variantId and sizeId) or a bundle (bundleId).")
public record RequestedLine(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", nullable = true)
        UUID variantId,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", nullable = true)
        UUID sizeId,

        @Schema(nullable = true) UUID bundleId,

        @Min(1) @Max(ReservationLine.MAX_QUANTITY) @Schema(examples = "2", required = true)
        int quantity) {

    boolean namesBundle() {
        return bundleId != null;
    }

    /** Of a line that is not a bundle. */
    StockKey key() {
        return new StockKey(variantId, sizeId);
    }
}
