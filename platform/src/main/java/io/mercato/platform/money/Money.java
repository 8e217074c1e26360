package io.mercato.platform.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money, exact.
 *
 * @param amount in minor units of the currency (kobo for NGN, yen for JPY); not negative
 * @param currency an ISO 4217 code that the JDK knows, upper case
 */
@Schema(name = "Money", description = "An amount in minor units of its currency.")
public record Money(
        @Schema(examples = "129900", minimum = "0", required = true)
        long amount,

        @Schema(examples = "NGN", pattern = "[A-Z]{3}", required = true)
        String currency) {

    /** @throws IllegalArgumentException when the amount is negative or the currency unknown */
    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("Money cannot be negative: " + amount);
        }
        Currency.getInstance(currency);
    }

    /**
     * Converts an amount in major units, as people and shop exports write it.
     *
     * @throws ArithmeticException when it has more decimals than the currency, or does not fit
     * @throws IllegalArgumentException when it is negative or the currency unknown
     */
    public static Money ofMajor(BigDecimal major, String currency) {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return new Money(major.movePointRight(decimals).longValueExact(), currency);
    }

    /** The amount in major units. */
    @JsonIgnore
    public BigDecimal major() {
        return BigDecimal.valueOf(
                amount, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
