package io.mercato.homepage.cdn;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.List;
import java.util.Map;

/** There is a CDN, with bounds that a test can reach. */
public class CdnProfile implements QuarkusTestProfile {
    static final int TAGS_PER_CALL = 5;
    static final int MAX_PENDING = 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("mercato.cdn.enabled", "true"),
                Map.entry("mercato.cdn.cloudflare.zone", CloudflareStub.ZONE),
                Map.entry("mercato.cdn.cloudflare.api-token", CloudflareStub.TOKEN),
                Map.entry("mercato.cdn.tags-per-call", Integer.toString(TAGS_PER_CALL)),
                Map.entry("mercato.cdn.max-pending", Integer.toString(MAX_PENDING)),
                Map.entry("mercato.cdn.interval", "PT0.02S"),
                Map.entry("mercato.cdn.window", "PT0.1S"),
                Map.entry("mercato.cdn.retry-after", "PT0.1S"),
                Map.entry("mercato.cdn.retry-after-max", "PT2S"),
                Map.entry("quarkus.rest-client.cloudflare.read-timeout", "1000"),
                Map.entry("quarkus.rest-client.catalog.url", "http://127.0.0.1:1"),
                Map.entry("mercato.homepage-warm-up.at-most", "PT0.1S"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(CloudflareStub.class));
    }
}
