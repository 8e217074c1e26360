package io.mercato.catalog.price;

import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * What it costs now.
 *
 * @param lines in the order of the request
 * @param offers what is used, and how often, over all lines: what the order is to redeem
 * @param totals what is to be paid, one for each currency
 */
@Schema(name = "PriceAnswer")
public record PriceAnswer(List<Line> lines, List<UsedOffer> offers, List<Money> totals) {
    /**
     * One line of the request, priced.
     *
     * @param unitPrice of a single one without offers
     * @param listPrice of all of it without offers
     * @param reduction by the offer
     * @param price what is to be paid: {@code listPrice} less {@code reduction}, never below zero
     * @param offerId the one offer that it takes part in; {@code null} when none does better than no offer
     */
    @Schema(name = "PricedLine")
    public record Line(
            @Schema(nullable = true) UUID variantId,
            @Schema(nullable = true) UUID sizeId,
            @Schema(nullable = true) UUID bundleId,
            @Schema(examples = "2") int quantity,
            Money unitPrice,
            Money listPrice,
            Money reduction,
            Money price,
            @Schema(nullable = true) UUID offerId) {}

    /** @param uses how often the order uses it */
    @Schema(name = "UsedOffer")
    public record UsedOffer(
            UUID offerId,
            @Schema(examples = "Weekend flash sale") String title,
            @Schema(examples = "2") int uses) {}
}
