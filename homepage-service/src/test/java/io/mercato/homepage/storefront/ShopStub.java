package io.mercato.homepage.storefront;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** catalog-service over real HTTP, with a small shop in it. */
public class ShopStub implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.rest-client.catalog.url", server.baseUrl(),
                // Tests look at what the catalogue answers now.
                "mercato.cache.storefront.fresh", "PT0S",
                "mercato.cache.storefront.stale", "PT0S",
                "mercato.cache.storefront.negative-ttl", "PT0S",
                "mercato.cache.homepage.degraded", "PT0.2S",
                "mercato.storefront-reads.circuit-breaker.window", "1000",
                "mercato.storefront.warm-up", "true",
                "mercato.storefront.url", "https://shop.example",
                "mercato.storefront.sitemap.renewal", "PT0S"));
        settings.put("mercato.storefront.links[0].url", "/about/privacy?from=shop&of=all");
        settings.put("mercato.storefront.links[0].name", "Privacy");
        settings.put("mercato.storefront.links[0].names.fr", "Confidentialité");
        // For a busy machine. Below the time of a page, so that a part that hangs costs that part only.
        settings.put("mercato.storefront-reads.timeout", "PT1.5S");
        settings.put("mercato.cache.storefront.load-timeout", "PT1.7S");
        for (String section :
                List.of("justForYou", "newArrivals", "trendingStores", "events", "offers", "flashSales")) {
            settings.put("mercato.homepage.sections." + section + ".budget", "PT1.5S");
            settings.put("mercato.homepage.sections." + section + ".circuit-breaker.window", "1000");
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Shop(server), new TestInjector.MatchesType(Shop.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
