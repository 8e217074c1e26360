package io.mercato.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowVersionTest {
    @Test
    void aVersionIsAStrongTagInQuotes() {
        assertThat(RowVersion.tag(17)).isEqualTo("\"v17\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v17\"", "*", " \"v17\" ", "\"v3\", \"v17\"", "\"v3\",\"v17\",\"v4\"", "\"other\", *"})
    void whoHasReadThisVersionOrAcceptsAnyMayChangeIt(String ifMatch) {
        assertThatCode(() -> RowVersion.require(ifMatch, 17, "product")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v16\"",
                "\"v171\"",
                "\"v1\"",
                "v17",
                "17",
                "\"17\"",
                "W/\"v17\"",
                "\"V17\"",
                ",",
                "\"v17",
                "<b>"
            })
    void whoHasReadAnotherVersionOrOnlyAWeakTagIsTold(String ifMatch) {
        assertThatThrownBy(() -> RowVersion.require(ifMatch, 17, "product"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(412);
                    assertThat(problem.code()).isEqualTo("product_changed");
                    assertThat(problem).hasMessageContaining("\"v17\"");
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void whoDoesNotSayWhatWasReadIsAskedTo(String ifMatch) {
        assertThatThrownBy(() -> RowVersion.require(ifMatch, 17, "product"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(428);
                    assertThat(problem.code()).isEqualTo("if_match_required");
                });
    }
}
