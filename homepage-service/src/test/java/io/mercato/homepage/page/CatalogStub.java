package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** catalog-service over real HTTP, well or unwell as a test wants it. */
public class CatalogStub implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            // An answer that is late keeps a thread, also after nobody waits for it any more.
            .containerThreads(50));

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("quarkus.rest-client.catalog.url", server.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Catalog(server), new TestInjector.MatchesType(Catalog.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The stub, as a test sees it. */
    public static final class Catalog {
        static final List<String> SECTIONS =
                List.of("justForYou", "newArrivals", "trendingStores", "events", "offers", "flashSales");
        private final WireMockServer server;

        Catalog(WireMockServer server) {
            this.server = server;
        }

        /** For what a test needs beside the sections. */
        public WireMockServer wireMock() {
            return server;
        }

        /** Every section has one item, named after it. */
        public void isWell() {
            server.resetAll();
            SECTIONS.forEach(section -> answers(section, okJson(list(section))));
        }

        /**
         * As {@link #isWell}, once nothing is left of earlier tests. A call on its way counts as a failure when it is given up, and
         * would open a circuit in the middle of this test; a lost connection for invalidations would have everything forgotten
         * once more when it is back.
         */
        public void isWellAgain() {
            isWell();
            await().pollDelay(Duration.ZERO).until(() -> callsOnTheirWay() == 0 && invalidationsAreHeard());
        }

        /** Of sections, in one of their places or waiting for one. */
        private static double callsOnTheirWay() {
            return given().get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .lines()
                    .filter(line -> line.matches("ft_bulkhead_executions(Running|Waiting)\\{.*\"section-.*"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }

        private static boolean invalidationsAreHeard() {
            return given().get("/q/health/ready")
                    .then()
                    .extract()
                    .<String>path("checks.find { it.name == 'Caches' }.data.redis")
                    .equals("connected");
        }

        public void answers(String section, ResponseDefinitionBuilder answer) {
            server.stubFor(requestFor(section).willReturn(answer));
        }

        /** What a section has for pages of one size. */
        void answersPagesOf(int limit, String section, ResponseDefinitionBuilder answer) {
            server.stubFor(requestFor(section)
                    .withQueryParam("limit", equalTo(Integer.toString(limit)))
                    .atPriority(2)
                    .willReturn(answer));
        }

        /** What is for one customer, who has to prove it. */
        void answersFor(UUID customer, ResponseDefinitionBuilder answer) {
            server.stubFor(requestFor("justForYou")
                    .withQueryParam("userId", equalTo(customer.toString()))
                    .withHeader("Authorization", matching("Bearer .+"))
                    .atPriority(1)
                    .willReturn(answer));
        }

        public void allAnswer(ResponseDefinitionBuilder answer) {
            SECTIONS.forEach(section -> answers(section, answer));
        }

        void hangs(String section) {
            answers(section, aResponse().withFixedDelay(5_000));
        }

        void answersLate(String section, Duration delay) {
            answers(section, okJson(list(section)).withFixedDelay((int) delay.toMillis()));
        }

        /** Every other answer is an error. */
        void flaps(String section) {
            server.stubFor(requestFor(section)
                    .inScenario(section)
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willSetStateTo("well")
                    .willReturn(serverError()));
            server.stubFor(requestFor(section)
                    .inScenario(section)
                    .whenScenarioStateIs("well")
                    .willSetStateTo(Scenario.STARTED)
                    .willReturn(okJson(list(section))));
        }

        void forgetRequests() {
            server.resetRequests();
        }

        void goesDown() {
            server.stop();
        }

        void comesBack() {
            server.start();
        }

        int port() {
            return server.port();
        }

        int requests() {
            return server.getAllServeEvents().size();
        }

        List<String> header(String name) {
            return server.getAllServeEvents().stream()
                    .map(event -> event.getRequest().getHeader(name))
                    .toList();
        }

        List<String> urls() {
            return server.getAllServeEvents().stream()
                    .map(event -> event.getRequest().getUrl())
                    .sorted()
                    .toList();
        }

        static String list(String title) {
            return "{\"items\":[{\"title\":\"%s\"}],\"nextCursor\":\"abc\"}".formatted(title);
        }

        private static MappingBuilder requestFor(String section) {
            return switch (section) {
                case "justForYou" -> get(urlPathEqualTo("/api/v1/products/recommended"));
                case "newArrivals" -> get(urlPathEqualTo("/api/v1/products/new-arrivals"));
                case "trendingStores" -> get(urlPathEqualTo("/api/v1/stores/featured"));
                case "events" -> get(urlPathEqualTo("/api/v1/events/featured"));
                case "offers" -> get(urlPathEqualTo("/api/v1/offers")).withQueryParam("featured", equalTo("true"));
                case "flashSales" -> get(urlPathEqualTo("/api/v1/offers")).withQueryParam("flashSale", equalTo("true"));
                default -> throw new IllegalArgumentException(section);
            };
        }
    }
}
