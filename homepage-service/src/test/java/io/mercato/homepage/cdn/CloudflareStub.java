package io.mercato.homepage.cdn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Cloudflare's API over real HTTP, well or unwell as a test wants it. */
public class CloudflareStub implements QuarkusTestResourceLifecycleManager {
    static final String ZONE = "023e105f4ecef8ad9ca31a8372d0c353";
    static final String TOKEN = "a-token-that-nobody-may-read-in-a-log";

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("quarkus.rest-client.cloudflare.url", server.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Zone(server), new TestInjector.MatchesType(Zone.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The stub, as a test sees it. */
    static final class Zone {
        private static final String URL = "/client/v4/zones/" + ZONE + "/purge_cache";
        private static final String SUCCESS =
                "{\"success\": true, \"errors\": [], \"messages\": [], \"result\": {\"id\": \"" + ZONE + "\"}}";
        private static final ObjectMapper JSON = new ObjectMapper();

        private final WireMockServer server;

        Zone(WireMockServer server) {
            this.server = server;
        }

        void isWell() {
            server.resetAll();
            server.stubFor(post(urlEqualTo(URL)).willReturn(okJson(SUCCESS)));
        }

        /** To the first calls from now on, in this order; then it is well. */
        void answers(ResponseDefinitionBuilder... first) {
            isWell();
            String state = Scenario.STARTED;
            for (int i = 0; i < first.length; i++) {
                String next = "after " + (i + 1);
                server.stubFor(post(urlEqualTo(URL))
                        .inScenario("a bad day")
                        .whenScenarioStateIs(state)
                        .willReturn(first[i])
                        .willSetStateTo(next));
                state = next;
            }
        }

        static ResponseDefinitionBuilder success() {
            return okJson(SUCCESS);
        }

        static ResponseDefinitionBuilder busy(String retryAfter) {
            return aResponse().withStatus(429).withHeader("Retry-After", retryAfter);
        }

        static ResponseDefinitionBuilder hangs() {
            return success().withFixedDelay(3_000);
        }

        /** Each call's body, in order. */
        List<JsonNode> calls() {
            List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
            Collections.reverse(events);
            return events.stream()
                    .map(event -> parsed(event.getRequest().getBodyAsString()))
                    .toList();
        }

        /** When each call came, in milliseconds. */
        List<Long> times() {
            return server.getAllServeEvents().stream()
                    .map(event -> event.getRequest().getLoggedDate().getTime())
                    .sorted()
                    .toList();
        }

        Set<String> headers(String name) {
            Set<String> values = new TreeSet<>();
            server.getAllServeEvents()
                    .forEach(event -> values.add(event.getRequest().getHeader(name)));
            return values;
        }

        Set<String> urls() {
            Set<String> urls = new TreeSet<>();
            server.getAllServeEvents()
                    .forEach(event -> urls.add(event.getRequest().getUrl()));
            return urls;
        }

        /** Every tag that was named in any call. */
        Set<String> tags() {
            Set<String> tags = new TreeSet<>();
            calls().forEach(call -> call.path("tags").forEach(tag -> tags.add(tag.asText())));
            return tags;
        }

        private static JsonNode parsed(String body) {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
