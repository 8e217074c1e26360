package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is served when better cannot be had, from rung to rung. Pages age fast here. */
@QuarkusTest
@TestProfile(LadderTest.FastAging.class)
@QuarkusTestResource(CatalogStub.class)
class LadderTest {
    @TestHTTPResource("/api/v1/homepage")
    URI homepage;

    Catalog catalog;

    /** Lifetimes in seconds instead of minutes, and the budgets of production. Pages of another origin may call. */
    public static class FastAging implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(Map.of(
                    "mercato.cache.homepage.fresh", "PT0.6S",
                    "mercato.cache.homepage.stale", "PT1.2S",
                    "mercato.cache.homepage.degraded", "PT0.2S",
                    "mercato.cache.homepage.jitter", "0",
                    "mercato.cache.homepage-section.fresh", "PT0.2S",
                    "mercato.cache.homepage-section.stale", "PT0.2S",
                    "mercato.cache.homepage-section.keep", "PT0.2S"));
            config.put("mercato.homepage-page.answer-within", "PT0.28S");
            config.put("mercato.redis-tier.timeout", "50MS");
            config.put("mercato.redis-tier.max-read-wait", "PT0.1S");
            config.put("quarkus.http.cors.enabled", "true");
            config.put("quarkus.http.cors.origins", "https://shop.example");
            for (String section : Catalog.SECTIONS) {
                config.put("mercato.homepage.sections." + section + ".budget", "150MS");
                config.put("mercato.homepage.sections." + section + ".circuit-breaker.window", "6");
                config.put("mercato.homepage.sections." + section + ".circuit-breaker.delay", "PT0.3S");
            }
            return config;
        }
    }

    @BeforeEach
    void everythingIsWell() {
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            forgetPages();
            answer().statusCode(200).body("data.metadata.state", equalTo("fresh"));
        });
    }

    @Test
    void aPageThatIsStaleIsServedWhileItsSuccessorIsMade() {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertKeptForFiveSeconds(answer().body("data.metadata.state", equalTo("stale"))
                        .body("data.metadata.partialFailure", equalTo(false))
                        .header("Cache-Status", endsWith("-stale"))));
        await().untilAsserted(() -> answer().body("data.metadata.state", equalTo("fresh")));
        assertThat(rung("stale")).isPositive();
    }

    static Stream<List<String>> oneSectionAndEveryPair() {
        return Catalog.SECTIONS.stream().flatMap(one -> Catalog.SECTIONS.stream()
                .filter(other -> one.compareTo(other) <= 0)
                .map(other -> one.equals(other) ? List.of(one) : List.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("oneSectionAndEveryPair")
    void whatFailsIsNullAndTheRestIsServed(List<String> failing) {
        failing.forEach(section -> catalog.answers(section, serverError()));
        // Until none but these are late: a budget of 150 ms is not much on a machine that does something else besides.
        await().untilAsserted(() -> {
            forgetPages();
            ValidatableResponse answer = answer().statusCode(200)
                    .body("data.metadata.state", equalTo("partial"))
                    .body("data.errors.section", containsInAnyOrder(failing.toArray()));
            for (String section : Catalog.SECTIONS) {
                if (failing.contains(section)) {
                    answer.body("data.sections." + section, nullValue());
                } else {
                    answer.body("data.sections." + section + ".items", hasSize(1));
                }
            }
        });
    }

    @Test
    void theLastGoodPageIsServedForAsLongAsNoneCanBeMade() {
        catalog.allAnswer(serverError());
        await().untilAsserted(() -> answer().statusCode(200)
                .body("data.metadata.state", equalTo("lastGood"))
                .body("data.errors", hasSize(0))
                .header("Cache-Status", startsWith("homepage-service; fwd=stale")));
        assertThat(rung("last_good")).isPositive();
        assertKeptForFiveSeconds(answer().body("data.metadata.state", equalTo("lastGood")));
        catalog.isWell();
        await().untilAsserted(() -> answer().body("data.metadata.state", equalTo("fresh")));
    }

    @Test
    void whereEverySectionHangsAndThereIsNoPageItIs503Within300Milliseconds() {
        Catalog.SECTIONS.forEach(catalog::hangs);
        forgetPages();
        is503Within300Milliseconds();
        assertThat(rung("unavailable")).isPositive();
    }

    @Test
    void alsoWhileRedisIsFrozenItIs503Within300Milliseconds() {
        Catalog.SECTIONS.forEach(catalog::hangs);
        forgetPages();
        try (FrozenRedis _ = new FrozenRedis()) {
            is503Within300Milliseconds();
        }
    }

    /** Until no other work on this machine was in the way; each time the sections were asked, and waited for. */
    private static void is503Within300Milliseconds() {
        await().untilAsserted(() -> {
            long begun = System.nanoTime();
            answer().statusCode(503).header("Retry-After", "1").body("code", equalTo("homepage_unavailable"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(300));
            given().get("/q/health/ready")
                    .then()
                    .body("checks.find { it.name == 'Sections' }.data.values()", everyItem(is("TIMEOUT_ERROR")));
        });
    }

    @Test
    void aCatalogThatComesBackIsNotStampeded() {
        catalog.allAnswer(serverError());
        forgetPages();
        await().untilAsserted(() -> answer().statusCode(503).body("code", oneOf("homepage_unavailable")));
        // Every call fails, so every circuit opens; then each lets one call through in its time.
        await().until(() -> {
            catalog.forgetRequests();
            ManyAtOnce.ask(10, index -> HttpRequest.newBuilder(homepage));
            return catalog.requests() <= Catalog.SECTIONS.size();
        });
        catalog.isWell();
        await().untilAsserted(() -> answer().body("data.metadata.state", equalTo("fresh")));
        forgetPages();
        catalog.forgetRequests();
        assertThat(ManyAtOnce.ask(200, index -> HttpRequest.newBuilder(homepage)))
                .allSatisfy(ManyAtOnce::isServedOrToldToWait);
        assertThat(catalog.requests()).isLessThan(5 * Catalog.SECTIONS.size());
    }

    private static double rung(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("mercato_homepage_answers_total{rung=\"" + name + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Whether a cache heeds {@code Age} or not: one would count it as time for which it has kept the page. */
    private static void assertKeptForFiveSeconds(ValidatableResponse answer) {
        answer.header("Cache-Control", "public, max-age=0, s-maxage=5").header("Age", nullValue());
    }

    private static ValidatableResponse answer() {
        return given().get("/api/v1/homepage").then();
    }

    private static void forgetPages() {
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
    }
}
