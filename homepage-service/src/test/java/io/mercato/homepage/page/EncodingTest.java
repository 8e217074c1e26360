package io.mercato.homepage.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodingTest {
    private static final String BROWSER = "gzip, deflate, br, zstd";

    @Test
    void whatABrowserSendsIsReadOnceAlsoAfterSomebodyHasMadeManyHeadersUp() {
        for (int header = 0; header < 1000; header++) {
            Encoding.accepted("made-up-" + header);
        }
        assertThat(Encoding.accepted(BROWSER)).isSameAs(Encoding.accepted(BROWSER));
        assertThat(Encoding.accepted(BROWSER).best(true)).isEqualTo(Encoding.BROTLI);
    }

    @Test
    void aHeaderOfManyCharactersIsReadButNotKept() {
        String header = BROWSER + ", x".repeat(1000);
        assertThat(Encoding.accepted(header))
                .isEqualTo(Encoding.accepted(BROWSER))
                .isNotSameAs(Encoding.accepted(header));
    }
}
