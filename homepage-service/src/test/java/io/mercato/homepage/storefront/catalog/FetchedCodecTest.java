package io.mercato.homepage.storefront.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.util.Set;

class FetchedCodecTest {
    private final FetchedCodec codec = new FetchedCodec();

    @Test
    void whatIsReadFromRedisHasTheTagsThatWereWritten() {
        byte[] json = "{\"title\": \"Ankara\"}".getBytes(UTF_8);
        Fetched read = codec.decode(codec.encode(new Fetched(json, Set.of("product:1", "store:2"))));
        assertThat(read.json()).isEqualTo(json);
        assertThat(read.tags()).containsExactlyInAnyOrder("product:1", "store:2");
        assertThat(codec.decode(codec.encode(Fetched.NOTHING)).isNothing()).isTrue();
    }

    @Test
    void whatAVersionWithoutTagsHasWrittenIsNotRead() {
        assertThatThrownBy(() -> codec.decode("{\"title\": \"Ankara\"}".getBytes(UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
