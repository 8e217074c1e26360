package io.mercato.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "shirt, shirt, 0",
        "shirt, shrit, 1",
        "shirt, shirts, 1",
        "shirt, hirt, 1",
        "shirt, skirt, 1",
        "kaftan, kfatna, 2",
        "'', abc, 3",
        "abc, '', 3",
        "ca, abc, 3",
        "agbada, dress, 6"
    })
    void lettersThatAreAddedLeftOutChangedOrExchangedCount(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }
}
