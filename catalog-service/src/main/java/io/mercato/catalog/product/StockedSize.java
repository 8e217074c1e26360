package io.mercato.catalog.product;

import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * One thing that can be bought, for who sells it: what customers are shown, and all of its stock.
 *
 * @param id the same for every product that comes in this size
 * @param compareAtPrice what it cost before, higher than the price; {@code null} when it is not reduced
 * @param inStock whether there is one left
 * @param quantity how many there are
 * @param reserved how many of them orders have been promised
 * @param left how many can be bought
 */
@Schema(name = "StockedSize")
record StockedSize(
        UUID id,
        @Schema(examples = "M") String name,
        @Schema(examples = "ANK-0017-M", nullable = true) String sku,
        Money price,
        @Schema(nullable = true) Money compareAtPrice,
        boolean inStock,
        @Schema(examples = "12") int quantity,
        @Schema(examples = "3") int reserved,
        @Schema(examples = "9") int left) {}
