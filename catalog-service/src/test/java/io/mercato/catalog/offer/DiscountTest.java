package io.mercato.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {
    @ParameterizedTest
    @CsvSource({"10000,20,8000", "999,10,900", "1,50,1", "5,100,0", "199,1,198", "9007199254740991,100,0"})
    void aPercentageIsRoundedDownToWholeMinorUnits(long price, int percentage, long remaining) {
        assertThat(new Discount.Percentage(percentage)
                        .appliedTo(new Money(price, "NGN"))
                        .amount())
                .isEqualTo(remaining);
    }

    @Test
    void aFixedAmountIsTakenOffButNeverBelowZero() {
        Discount discount = new Discount.Fixed(new Money(500, "NGN"));

        assertThat(discount.appliedTo(new Money(1200, "NGN")).amount()).isEqualTo(700);
        assertThat(discount.appliedTo(new Money(300, "NGN")).amount()).isZero();
    }

    @Test
    void whatNeedsMoreThanOneTakesNothingOffASingleOne() {
        Money price = new Money(1200, "NGN");

        assertThat(new Discount.BuyXGetY(2, 1, 100).appliedTo(price)).isEqualTo(price);
    }

    @Test
    void anAmountInAnotherCurrencyTakesNothingOff() {
        Money price = new Money(1200, "GHS");

        assertThat(new Discount.Fixed(new Money(500, "NGN")).appliedTo(price)).isEqualTo(price);
    }
}
