package io.mercato.platform.outbox;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.util.HashMap;
import java.util.Map;

/** Settings with their defaults, but for some keys. */
final class Configured {
    private Configured() {}

    static <T> T settings(Class<T> mapping, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("quarkus.application.name", "mercato-platform");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(all, "test", 300))
                .build()
                .getConfigMapping(mapping);
    }
}
