package io.mercato.catalog.offer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What an offer takes off a price. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Discount.Percentage.class, name = "percentage"),
    @JsonSubTypes.Type(value = Discount.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Discount.BuyXGetY.class, name = "buyXGetY")
})
@Schema(
        name = "Discount",
        oneOf = {Discount.Percentage.class, Discount.Fixed.class, Discount.BuyXGetY.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "percentage", schema = Discount.Percentage.class),
            @DiscriminatorMapping(value = "fixed", schema = Discount.Fixed.class),
            @DiscriminatorMapping(value = "buyXGetY", schema = Discount.BuyXGetY.class)
        })
public sealed interface Discount {
    /**
     * What remains to be paid of the price of a single one; never below zero. The reduction is rounded down to whole minor
     * units, an amount in another currency takes nothing off, and nor does what needs more than one.
     */
    Money appliedTo(Money price);

    /** Whether it lowers the price of a single one. */
    default boolean lowersSingleOnes() {
        return true;
    }

    /** From the columns of an offer, those that its kind has. */
    static Discount stored(String kind, int percentage, long amount, String currency, int buy, int more) {
        return switch (kind) {
            case "percentage" -> new Percentage(percentage);
            case "fixed" -> new Fixed(new Money(amount, currency));
            case "buy_x_get_y" -> new BuyXGetY(buy, more, percentage);
            default -> throw new IllegalStateException("Not a kind of offer: " + kind);
        };
    }

    /** @param percentage of the price, 1 to 100 */
    @Schema(
            name = "PercentageDiscount",
            requiredProperties = {"type", "percentage"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "percentage"))
    record Percentage(
            @Schema(examples = "20", minimum = "1", maximum = "100")
            int percentage) implements Discount {
        @Override
        public Money appliedTo(Money price) {
            return new Money(price.amount() - share(price.amount(), percentage), price.currency());
        }
    }

    /** @param amount off the price, whatever that is */
    @Schema(
            name = "FixedDiscount",
            requiredProperties = {"type", "amount"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "fixed"))
    record Fixed(Money amount) implements Discount {
        @Override
        public Money appliedTo(Money price) {
            if (!amount.currency().equals(price.currency())) {
                return price;
            }
            return new Money(Math.max(0, price.amount() - amount.amount()), price.currency());
        }
    }

    /**
     * Who buys so many gets more of them for less.
     *
     * @param buy how many are paid in full, 1 to 1,000
     * @param more how many more are reduced then, 1 to 1,000
     * @param percentage by how much these are reduced, 1 to 100; 100 is free
     */
    @Schema(
            name = "BuyXGetYDiscount",
            requiredProperties = {"type", "buy", "more", "percentage"},
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "buyXGetY"))
    record BuyXGetY(
            @Schema(examples = "2", minimum = "1", maximum = "1000")
            int buy,

            @Schema(examples = "1", minimum = "1", maximum = "1000")
            int more,

            @Schema(examples = "100", minimum = "1", maximum = "100")
            int percentage)
            implements Discount {
        @Override
        public Money appliedTo(Money price) {
            return price;
        }

        @Override
        public boolean lowersSingleOnes() {
            return false;
        }

        /** By how much one that is reduced is. */
        public Money reductionOf(Money price) {
            return new Money(share(price.amount(), percentage), price.currency());
        }
    }

    /** So many per cent of an amount, rounded down. */
    private static long share(long amount, int percentage) {
        // Hundreds and rest apart: an amount may be up to 2^53, and times 100 it would not fit.
        return amount / 100 * percentage + amount % 100 * percentage / 100;
    }
}
