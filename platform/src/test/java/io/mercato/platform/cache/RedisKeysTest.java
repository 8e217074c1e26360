package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class RedisKeysTest {
    private static final List<String> KEYS = List.of(
            "homepage:anonymous:v1", "{shop}:page", "a{b}c{d}", "a}b", "a{b", "a(b", "a{}b", "}{", "a}b{c}", "(", "{");

    @Test
    void whatBelongsToAKeyIsInItsSlot() {
        for (String key : KEYS) {
            String inRedis = RedisKeys.of(key);
            assertThat(slotText(RedisKeys.markOf(inRedis))).as(key).isEqualTo(slotText(inRedis));
            assertThat(slotText(RedisKeys.lockOf(inRedis))).as(key).isEqualTo(slotText(inRedis));
            assertThat(RedisKeys.markOf(inRedis)).isNotEqualTo(RedisKeys.lockOf(inRedis));
        }
    }

    @Test
    void keysStayApartAndMostStayAsTheyAre() {
        assertThat(KEYS.stream().map(RedisKeys::of)).doesNotHaveDuplicates();
        assertThat(RedisKeys.of("homepage:anonymous:v1")).isEqualTo("homepage:anonymous:v1");
        assertThat(RedisKeys.of("{shop}:page")).isEqualTo("{shop}:page");
    }

    /** What a Redis Cluster makes the slot from (Redis Cluster specification, "Hash tags"). */
    private static String slotText(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        return open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
    }
}
