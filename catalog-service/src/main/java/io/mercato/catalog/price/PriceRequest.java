package io.mercato.catalog.price;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What somebody wants to buy.
 *
 * @param customerId who; {@code null} for a guest, who cannot use offers that are limited for each customer
 */
@Schema(name = "PriceRequest")
public record PriceRequest(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a14", nullable = true)
        UUID customerId,

        @NotNull @Size(min = 1, max = 100) @Schema(required = true)
        List<@NotNull @Valid Line> lines) {

    /**
     * Some of one size of one variant, or some bundles.
     *
     * @param variantId with {@code sizeId}; {@code null} when it is a bundle
     * @param bundleId {@code null} when it is not a bundle
     */
    @Schema(
            name = "PriceRequestLine",
            description = "Either one size of one variant (variantId and sizeId) or a bundle (bundleId).")
    public record Line(
            @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", nullable = true)
            UUID variantId,

            @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", nullable = true)
            UUID sizeId,

            @Schema(nullable = true) UUID bundleId,

            @Min(1) @Max(1_000_000) @Schema(examples = "2", required = true)
            int quantity) {

        /** Whether it names one thing, and that as a whole. */
        boolean namesOneThing() {
            return bundleId == null ? variantId != null && sizeId != null : variantId == null && sizeId == null;
        }
    }
}
