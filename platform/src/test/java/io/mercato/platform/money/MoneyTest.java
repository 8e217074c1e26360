package io.mercato.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1299.00, NGN, 129900", "0, NGN, 0", "1299, JPY, 1299", "1.234, KWD, 1234", "49.9, USD, 4990"})
    void majorUnitsBecomeMinorUnitsOfTheCurrency(BigDecimal major, String currency, long minor) {
        assertThat(Money.ofMajor(major, currency).amount()).isEqualTo(minor);
        assertThat(Money.ofMajor(major, currency).major()).isEqualByComparingTo(major);
    }

    @Test
    void nothingIsRoundedAway() {
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("0.001"), "NGN")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("1e30"), "NGN")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void itIsNeverNegativeNorOfAnUnknownCurrency() {
        assertThatThrownBy(() -> new Money(-1, "NGN")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "XYZ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "ngn")).isInstanceOf(IllegalArgumentException.class);
    }
}
