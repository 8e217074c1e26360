package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class HomepageTest {
    @Inject
    RedisDataSource redis;

    @Inject
    CacheSettings lifetimes;

    @Inject
    TracedRequests traced;

    Catalog catalog;

    @BeforeEach
    void startAfresh() {
        catalog.isWellAgain();
        // A circuit that an earlier test has opened closes after its delay.
        await().untilAsserted(() -> {
            forgetPages();
            homepage().statusCode(200).body("data.errors", hasSize(0));
        });
        redis.flushall();
        forgetPages();
        catalog.isWell();
    }

    @Test
    void oneCallGivesAllSixSectionsInThePublishedShape() {
        homepage()
                .statusCode(200)
                .contentType("application/json")
                .body("success", equalTo(true))
                .body("data.sections.keySet()", equalTo(new java.util.LinkedHashSet<>(Catalog.SECTIONS)))
                .body("data.sections.justForYou.items.title", contains("justForYou"))
                .body("data.sections.newArrivals.items.title", contains("newArrivals"))
                .body("data.sections.trendingStores.items.title", contains("trendingStores"))
                .body("data.sections.events.items.title", contains("events"))
                .body("data.sections.offers.items.title", contains("offers"))
                .body("data.sections.flashSales.items.title", contains("flashSales"))
                .body("data.sections.offers.keySet()", contains("items"))
                .body("data.errors", hasSize(0))
                .body("data.metadata.executionTime", greaterThanOrEqualTo(0))
                .body("data.metadata.fromCache", equalTo(false))
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"))
                .body("data.metadata.ttl", equalTo(300))
                .body("data.metadata.partialFailure", equalTo(false))
                .body("data.metadata.state", equalTo("fresh"));
    }

    @Test
    void eachSectionIsAskedOnceWithTheLimitAndTheRequestsId() {
        given().header("X-Request-Id", "shopper-1")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")
                .get("/api/v1/homepage?limit=7")
                .then()
                .statusCode(200);
        assertThat(catalog.urls())
                .containsExactly(
                        "/api/v1/events/featured?limit=7",
                        "/api/v1/offers?limit=7&featured=true",
                        "/api/v1/offers?limit=7&flashSale=true",
                        "/api/v1/products/new-arrivals?limit=7",
                        "/api/v1/products/recommended?limit=7",
                        "/api/v1/stores/featured?limit=7");
        assertThat(catalog.header("X-Request-Id")).containsOnly("shopper-1");
        assertThat(catalog.header("traceparent")).allMatch(trace -> trace.contains("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void aPageOutOfMemoryIsPartOfATraceOnlyIfItsCallerIs() {
        traced.forget();
        homepage().statusCode(200);
        assertThat(traced.traces()).as("it calls others").hasSize(1);
        traced.forget();

        homepage().statusCode(200);
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body("data.metadata.fromCache", equalTo(true));
        assertThat(traced.traces()).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void eachCallTellsHowLongItsAnswerIsOfUseWhichIsLongerThanAPageWaits() {
        given().header("X-Request-Timeout", "150")
                .get("/api/v1/homepage?limit=8")
                .then()
                .statusCode(200);
        assertThat(catalog.header("X-Request-Timeout"))
                .hasSize(6)
                .allSatisfy(millis -> assertThat(Long.parseLong(millis)).isBetween(1_001L, 2_000L));
    }

    @Test
    void theSecondCallIsAnsweredFromTheCacheAndAsksNobody() {
        await().untilAsserted(() -> homepage().statusCode(200).body("data.errors", hasSize(0)));
        int asked = catalog.requests();
        homepage()
                .statusCode(200)
                .body("data.metadata.fromCache", equalTo(true))
                .body("data.sections.events.items.title", contains("events"));
        assertThat(catalog.requests()).isEqualTo(asked);
    }

    @Test
    void aPageIsSharedThroughRedisUnderItsPublishedKey() {
        homepage().statusCode(200);
        given().get("/api/v1/homepage?limit=3").then().statusCode(200);
        await().until(() -> redis.key().exists("homepage:anonymous:v1"));
        await().until(() -> redis.key().exists("homepage:anonymous:v1:limit=3"));
    }

    @Test
    void theUsualLimitSpeltOutIsTheSamePage() {
        homepage().statusCode(200);
        given().get("/api/v1/homepage?limit=10")
                .then()
                .body("data.metadata.fromCache", equalTo(true))
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "abc", "1.5", "10;drop", "99999999999"})
    void aLimitThatIsOutOfBoundsOrNotANumberIs400(String limit) {
        given().queryParam("limit", limit)
                .get("/api/v1/homepage")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_parameter"))
                .body("errors.field", contains("limit"));
        assertThat(catalog.requests()).isZero();
    }

    @Test
    void aMalformedUserIdIs400() {
        given().get("/api/v1/homepage?userId=me").then().statusCode(400).body("errors.field", contains("userId"));
    }

    @Test
    void aWrongMethodIs405() {
        given().post("/api/v1/homepage").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void aSectionThatHangsIsReportedAndTheRestIsServed() {
        catalog.hangs("events");
        homepage()
                .statusCode(200)
                .body("data.sections", hasKey("events"))
                .body("data.sections.events", nullValue())
                .body("data.sections.offers.items", hasSize(1))
                .body("data.sections.findAll { it.value != null }.size()", equalTo(5))
                .body("data.errors", hasSize(1))
                .body("data.errors[0].section", equalTo("events"))
                .body("data.errors[0].code", equalTo("TIMEOUT_ERROR"))
                .body("data.errors[0].message", equalTo("It did not answer within 500 ms."))
                .body("data.metadata.partialFailure", equalTo(true))
                .body("data.metadata.state", equalTo("partial"));
    }

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(ints = {1_000, 10_000})
    void aSectionThatIsSlowCostsThePageItsBudgetAndNoMore(int delay) {
        catalog.answersLate("events", Duration.ofMillis(delay));
        homepage()
                .statusCode(200)
                .time(lessThan(950L))
                .body("data.errors.section", contains("events"))
                .body("data.errors.code", contains("TIMEOUT_ERROR"))
                .body("data.sections.findAll { it.value != null }.size()", equalTo(5));
    }

    @Test
    void aSectionThatFlapsIsThereOrNotAndThePageAlways() {
        catalog.flaps("events");
        Set<Object> seen = new HashSet<>();
        await().until(() -> {
            forgetPages();
            List<String> codes = homepage()
                    .statusCode(200)
                    .body("data.sections.offers.items", hasSize(1))
                    .extract()
                    .path("data.errors.code");
            assertThat(codes).isSubsetOf("UPSTREAM_ERROR", "CIRCUIT_OPEN");
            seen.add(codes);
            return seen.size() == 3;
        });
    }

    @Test
    void aSectionThatIsMerelyLateIsOnTheNextPage() {
        catalog.answersLate("events", Duration.ofMillis(900));
        homepage().body("data.sections.events", nullValue()).body("data.errors.code", contains("TIMEOUT_ERROR"));
        int asked = catalog.requests();
        await().until(() -> redis.key().exists("homepage-section:events:anonymous:v1:limit=10"));
        await().pollInterval(Duration.ofMillis(20))
                .atMost(lifetimes.byName().get("homepage").degraded().dividedBy(2))
                .untilAsserted(() -> homepage()
                        .body("data.errors", hasSize(0))
                        .body("data.sections.events.items.title", contains("events"))
                        .body("data.sections.offers.items.title", contains("offers")));
        assertThat(catalog.requests()).isEqualTo(asked);
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of("an error", serverError(), "UPSTREAM_ERROR"),
                Arguments.of("not found", aResponse().withStatus(404), "UPSTREAM_ERROR"),
                Arguments.of("a redirect", aResponse().withStatus(302), "UPSTREAM_ERROR"),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "UPSTREAM_ERROR"),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "UPSTREAM_ERROR"),
                Arguments.of("nothing", okJson(""), "INVALID_RESPONSE"),
                Arguments.of("no type", ok(), "INVALID_RESPONSE"),
                Arguments.of(
                        "the wrong type",
                        ok(Catalog.list("x")).withHeader("Content-Type", "text/plain"),
                        "INVALID_RESPONSE"),
                Arguments.of("no content", aResponse().withStatus(204), "INVALID_RESPONSE"),
                Arguments.of("HTML", ok("<html>").withHeader("Content-Type", "text/html"), "INVALID_RESPONSE"),
                Arguments.of("half a JSON", okJson("{\"items\":[{\"title\":"), "INVALID_RESPONSE"),
                Arguments.of("JSON twice", okJson("{\"items\":[]}{}"), "INVALID_RESPONSE"),
                Arguments.of("no items", okJson("{\"products\":[]}"), "INVALID_RESPONSE"),
                Arguments.of("items that are no list", okJson("{\"items\":{}}"), "INVALID_RESPONSE"),
                Arguments.of("a list at the top", okJson("[]"), "INVALID_RESPONSE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void aBadAnswerCostsItsSectionOnly(String what, ResponseDefinitionBuilder answer, String code) {
        catalog.answers("offers", answer);
        homepage()
                .statusCode(200)
                .body("data.sections.offers", nullValue())
                .body("data.errors.section", contains("offers"))
                .body("data.errors.code", contains(code))
                .body("data.sections.findAll { it.value != null }.size()", equalTo(5));
    }

    @Test
    void aPartialPageIsReplacedSoonAfterTheSectionIsWell() {
        catalog.answers("offers", serverError());
        homepage().body("data.metadata.partialFailure", equalTo(true));
        assertThat(redis.key().exists("homepage:anonymous:v1")).isFalse();
        catalog.isWell();
        await().untilAsserted(() -> homepage().body("data.metadata.partialFailure", equalTo(false)));
    }

    @Test
    void aSectionThatKeepsFailingIsLeftAloneAndThenTriedAgain() {
        catalog.answers("events", serverError());
        await().untilAsserted(() -> {
            forgetPages();
            homepage().body("data.errors.code", contains("CIRCUIT_OPEN"));
        });
        catalog.isWell();
        await().untilAsserted(() -> {
            forgetPages();
            homepage().body("data.errors", hasSize(0));
        });
    }

    @Test
    void whenEverySectionFailsAndNoPageIsLeftItIs503() {
        catalog.allAnswer(serverError());
        given().header("X-Request-Id", "shopper-2")
                .get("/api/v1/homepage")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .header("X-Request-Id", "shopper-2")
                .header("X-Content-Type-Options", "nosniff")
                .body("requestId", equalTo("shopper-2"))
                .body("code", equalTo("homepage_unavailable"));
    }

    @Test
    void whenEverySectionHangsTheAnswerComesWithinTheBudget() {
        Catalog.SECTIONS.forEach(catalog::hangs);
        homepage().statusCode(503).body("code", equalTo("homepage_unavailable"));
    }

    @Test
    void aCachedPageOutlivesTheCatalog() {
        homepage().statusCode(200);
        await().until(() -> redis.key().exists("homepage:anonymous:v1"));
        catalog.allAnswer(serverError());
        homepage().statusCode(200).body("data.metadata.fromCache", equalTo(true));
    }

    @Test
    void textOfEveryLanguageAndEscapesPassUnchanged() {
        String items = "[{\"title\":\"Àdìrẹ 👗 \\u00e9 \\\"quoted\\\" عربي\",\"n\":1.50}]";
        catalog.answers("offers", okJson("{\"nextCursor\":null,\"more\":[[1],{\"items\":2}],\"items\":" + items + "}"));
        assertThat(homepage().extract().asString()).contains("\"offers\":{\"items\":" + items + "}");
    }

    @Test
    void healthTellsHowEachSectionFaredAndStaysUp() {
        catalog.answers("offers", serverError());
        homepage().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Sections' }.data.offers", equalTo("UPSTREAM_ERROR"))
                .body("checks.find { it.name == 'Sections' }.data.events", equalTo("success"));
    }

    @Test
    void metricsTellOfSectionsAndCacheWithoutUserChosenLabels() {
        given().get("/api/v1/homepage?limit=9");
        given().get("/api/v1/no-such-path");
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("mercato_homepage_sections_seconds_count{outcome=\"success\",section=\"events\"}")
                .contains("mercato_cache_gets_total{cache=\"homepage\"")
                .contains("uri=\"/api/v1/homepage\"")
                .doesNotContain("no-such-path");
    }

    private static ValidatableResponse homepage() {
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
