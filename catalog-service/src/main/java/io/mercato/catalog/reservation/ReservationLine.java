package io.mercato.catalog.reservation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** Some of one size of one variant. */
@Schema(name = "ReservationLine")
public record ReservationLine(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID variantId,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", required = true)
        UUID sizeId,

        @Schema(examples = "2", required = true) int quantity) {

    /** More than any line of an order means. */
    static final int MAX_QUANTITY = 1_000_000;
}
