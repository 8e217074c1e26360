package io.mercato.catalog.cached;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Caches as in production, for tests that change rows by SQL only where they mean to deceive the caches. */
public class CachingProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Arrays.stream(ReadKind.values())
                .collect(Collectors.toMap(kind -> "mercato.cache." + kind.cacheName() + ".enabled", kind -> "true"));
    }
}
