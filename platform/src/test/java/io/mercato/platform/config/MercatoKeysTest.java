package io.mercato.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.cache.RedisTierSettings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class MercatoKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"mercato.unknown", "mercato.cache.homepage.frsh", "mercato.redis-tier.time-out", "mercato.a.b.c"
            })
    void anUnknownKeyFailsTheStartAndIsNamed(String key) {
        assertThatThrownBy(() -> start(Map.of(key, "1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key);
    }

    @Test
    void knownKeysAreRead() {
        assertThat(start(Map.of(
                        "mercato.cache.homepage.memory-max-size", "1M", "mercato.redis-tier.timeout", "PT0.02S")))
                .isNotNull();
    }

    private static CacheSettings start(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MercatoKeys.class)
                .withMapping(CacheSettings.class)
                .withMapping(RedisTierSettings.class)
                .withSources(new PropertiesConfigSource(keys, "test", 300))
                .build()
                .getConfigMapping(CacheSettings.class);
    }
}
