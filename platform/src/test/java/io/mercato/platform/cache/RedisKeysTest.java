package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class RedisKeysTest {
    @Test
    void whatBelongsToAKeyIsInItsSlot() {
        for (String key : List.of("homepage:anonymous:v1", "{shop}:page", "a{b}c{d}")) {
            assertThat(RedisKeys.isValid(key)).as(key).isTrue();
            String slot = slotText(key);
            assertThat(slotText(RedisKeys.markOf(key))).as(key).isEqualTo(slot);
            assertThat(RedisKeys.markOf(key)).isNotEqualTo(RedisKeys.lockOf(key));
        }
    }

    @Test
    void aKeyWhoseSlotNothingElseCouldHaveIsRefused() {
        for (String key : List.of("a}b", "a{b", "a{}b", "}{", "a}b{c}")) {
            assertThat(RedisKeys.isValid(key)).as(key).isFalse();
            assertThatThrownBy(() -> RedisKeys.check(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What a Redis Cluster makes the slot from (Redis Cluster specification, "Hash tags"). */
    private static String slotText(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        return open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
    }
}
