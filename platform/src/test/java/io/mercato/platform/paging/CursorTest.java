package io.mercato.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

class CursorTest {
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000000");
    private static final Instant AT = Instant.parse("2026-11-14T10:30:00.123456Z");
    private static final Class<?>[] TYPES = {
        Long.class, Instant.class, UUID.class, BigDecimal.class, String.class, Integer.class
    };
    private static final String TEXT = Cursor.after("products?store=1", 7L, AT, ID, new BigDecimal("4.50"), "é𝄞", 3);

    @Test
    void everyKeyComesBackAsItWas() {
        assertThat(Cursor.read(TEXT, "products?store=1", TYPES).keys())
                .containsExactly(7L, AT, ID, new BigDecimal("4.50"), "é𝄞", 3);
    }

    @Test
    void itGoesIntoAUrlAsItIs() {
        assertThat(TEXT).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void itIsRefusedByAnotherList() {
        assertInvalid(TEXT, "products?store=2");
        assertInvalid(TEXT, "stores");
    }

    @Test
    void itIsRefusedWhenAnyCharacterIsChanged() {
        IntStream.range(0, TEXT.length() - 1).forEach(i -> {
            char other = TEXT.charAt(i) == 'A' ? 'B' : 'A';
            assertInvalid(TEXT.substring(0, i) + other + TEXT.substring(i + 1), "products?store=1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "not base64!", "%00", "' OR 1=1 --", "🙂"})
    void garbageIsRefused(String text) {
        assertInvalid(text, "products?store=1");
    }

    @Test
    void aForgedKeyThatADatabaseWouldNotTakeIsRefused() {
        assertForgeryRefused(Instant.MAX);
        assertForgeryRefused(Instant.MIN);
        assertForgeryRefused(new BigDecimal("1e1000000"));
        assertForgeryRefused(new BigDecimal("1e-1000000"));
        assertForgeryRefused("nul\0");
        assertForgeryRefused(Double.NaN);
        assertForgeryRefused(Double.POSITIVE_INFINITY);
    }

    private static void assertForgeryRefused(Object key) {
        assertThatThrownBy(() -> Cursor.read(Cursor.after("list", key), "list", key.getClass()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void itIsRefusedWhenCutOffOrLengthened() {
        assertInvalid(TEXT.substring(4), "products?store=1");
        assertInvalid(TEXT.substring(0, TEXT.length() - 4), "products?store=1");
        assertInvalid(TEXT + "AAAA", "products?store=1");
    }

    private static void assertInvalid(String text, String list) {
        assertThatThrownBy(() -> Cursor.read(text, list, TYPES))
                .as(text)
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.code()).isEqualTo("invalid_cursor");
                });
    }
}
