package io.mercato.homepage.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedTest {
    @Test
    void whatIsWantedMostComesFirstAndAlikeInItsOrder() {
        assertThat(Weighted.of("en;q=0.5, fr-CI , de ;q=0.9,es;q=0.500"))
                .containsExactly(
                        new Weighted("fr-ci", 1),
                        new Weighted("de", 0.9),
                        new Weighted("en", 0.5),
                        new Weighted("es", 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|1",
                "FR|1",
                "fr;q=0|0",
                "fr;q=0.000|0",
                "fr;level=1;q=0.3|0.3",
                "fr;q=1.000|1",
                "fr;q=7|1",
                "fr;q=-1|1",
                "fr;q=|1",
                "fr;q=0.1234|1",
                ",,;q=1,fr|1",
                "frx|0",
                "en|0",
                "''|0",
                "\u0000\u2028;;;|0"
            })
    void whatIsNotWellFormedNeitherFailsNorHides(String header, double weight) {
        assertThat(Weighted.of(header, "fr")).isEqualTo(weight);
    }

    @Test
    void aListWithoutAnEndIsReadAtItsBeginningOnly() {
        assertThat(Weighted.of("en,".repeat(5_000) + "fr")).hasSize(32);
    }
}
