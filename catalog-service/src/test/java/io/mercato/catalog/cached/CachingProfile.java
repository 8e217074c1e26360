package io.mercato.catalog.cached;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Caches as in production, for tests that change rows by SQL only where they mean to deceive the caches; and the calls that
 * the homepage replaces are on their way out.
 */
public class CachingProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> changed = new HashMap<>();
        Arrays.stream(ReadKind.values())
                .forEach(kind -> changed.put("mercato.cache." + kind.cacheName() + ".enabled", "true"));
        changed.put("mercato.catalog.replaced-calls.deprecated-since", "2026-12-01T00:00:00Z");
        changed.put("mercato.catalog.replaced-calls.sunset", "2027-06-05T22:00:00Z");
        changed.put("mercato.catalog.replaced-calls.documentation", "https://shop.example/docs/frontend-migration");
        return changed;
    }
}
