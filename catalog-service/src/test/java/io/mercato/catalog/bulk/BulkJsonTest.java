package io.mercato.catalog.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What a bulk read writes is what Jackson reads. */
class BulkJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dress",
                "\"quoted\" and \\ back/slashed",
                "two\nlines\r\n\tand\b\fmore",
                "\u0001\u001f\u007f",
                "</script><b>bold</b>",
                "👗 👩🏽‍🤝‍👨🏿",
                "\u202Eقميص أزرق\u202C",
                "e\u0301 \uFEFF\u2028"
            })
    void aTextIsReadAsItWas(String text) throws IOException {
        assertThat(JSON.readTree(written(json -> json.text(text.getBytes(UTF_8)))))
                .isEqualTo(JSON.getNodeFactory().textNode(text));
        assertThat(JSON.readTree(written(json -> json.texts(new String[] {text, "", text}))))
                .isEqualTo(JSON.valueToTree(new String[] {text, "", text}));
    }

    @Test
    void aTextThatIsLongerThanTheBufferIsWrittenWhole() throws IOException {
        String text = "\u0001x".repeat(100_000);

        assertThat(JSON.readTree(written(json -> json.text(text))).textValue()).isEqualTo(text);
    }

    @Test
    void anIdIsTheSameInBinaryAndAsText() {
        UUID id = UUID.fromString("0199b9c1-5f00-7d21-8a36-fd2f6f0c9a11");
        byte[] binary = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] text = id.toString().getBytes(US_ASCII);

        assertThat(written(json -> json.id(binary))).isEqualTo('"' + id.toString() + '"');
        assertThat(written(json -> json.id(text))).isEqualTo('"' + id.toString() + '"');
        assertThat(written(json -> json.id(null))).isEqualTo("null");
        assertThat(BulkJson.idOf(binary)).isEqualTo(id);
        assertThat(BulkJson.idOf(text)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-11-20T23:59:59.5Z",
                "1999-12-31T00:00:00.000001Z",
                "0001-01-01T00:00:00.123456789Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void anInstantIsWrittenAsItIsElsewhere(String instant) {
        OffsetDateTime elsewhere = OffsetDateTime.ofInstant(Instant.parse(instant), ZoneOffset.ofHours(1));

        assertThat(written(json -> json.instant(elsewhere)))
                .isEqualTo('"' + Instant.parse(instant).toString() + '"');
    }

    @Test
    void numbersAreWrittenExactly() {
        assertThat(written(json -> json.number(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(written(json -> json.number(new BigDecimal("4.50")))).isEqualTo("4.50");
        assertThat(written(json -> json.number(6.45))).isEqualTo("6.45");
    }

    @Test
    void commasAreBetweenFieldsWhateverTheyHold() throws IOException {
        String written = written(json -> {
            json.object().field("{\"a\"").text("{");
            json.field(BulkJson.name("b")).object().field("c").nothing().end();
            json.field("d").value(Map.of("e", "f"));
            json.field("g").flag(true).field("h").flag(false).end();
        });

        assertThat(JSON.readTree(written))
                .isEqualTo(JSON.readTree(
                        "{\"{\\\"a\\\"\":\"{\",\"b\":{\"c\":null},\"d\":{\"e\":\"f\"},\"g\":true,\"h\":false}"));
    }

    private static String written(Consumer<BulkJson> writing) {
        var factory = new JsonFactoryBuilder().rootValueSeparator("").build().setCodec(JSON);
        try (BulkJson json = new BulkJson(factory)) {
            writing.accept(json);
            return new String(Arrays.copyOf(json.bytes(), json.length()), UTF_8);
        }
    }
}
