package io.mercato.homepage.graphql.type;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What an offer takes off. */
@Union
@Description("What an offer takes off.")
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "percentage", value = Discount.Percentage.class),
    @JsonSubTypes.Type(name = "fixed", value = Discount.Fixed.class),
    @JsonSubTypes.Type(name = "buyXGetY", value = Discount.BuyXGetY.class)
})
public sealed interface Discount {
    /** Some share of the price. */
    @Type("PercentageDiscount")
    @Description("Some share of the price.")
    record Percentage(@Description("From 1 to 100.") int percentage) implements Discount {}

    /** The same amount off every price. */
    @Type("FixedDiscount")
    @Description("The same amount off every price.")
    record Fixed(@NonNull Money amount) implements Discount {}

    /** Whoever buys some gets more of it for less. */
    @Type("BuyXGetYDiscount")
    @Description("Whoever buys some gets more of it for less.")
    record BuyXGetY(
            @Description("How many are paid in full.") int buy,
            @Description("How many more there are.") int more,
            @Description("What is off these, in percent.") int percentage)
            implements Discount {}
}
