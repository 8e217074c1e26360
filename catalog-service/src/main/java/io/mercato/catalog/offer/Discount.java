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
    @JsonSubTypes.Type(value = Discount.Fixed.class, name = "fixed")
})
@Schema(
        name = "Discount",
        oneOf = {Discount.Percentage.class, Discount.Fixed.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "percentage", schema = Discount.Percentage.class),
            @DiscriminatorMapping(value = "fixed", schema = Discount.Fixed.class)
        })
public sealed interface Discount {
    /**
     * What remains to be paid of a price; never below zero. The reduction is rounded down to whole minor units, and an
     * amount in another currency takes nothing off.
     */
    Money appliedTo(Money price);

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
            // Hundreds and rest apart: a price may be up to 2^53, and times 100 it would not fit.
            long reduction = price.amount() / 100 * percentage + price.amount() % 100 * percentage / 100;
            return new Money(price.amount() - reduction, price.currency());
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
}
