package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Pages with {@code userId}: whose they are, and who is shown them. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class PersonalPageTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    /** Each test's own: what one has said of a product is told again a moment later, when another one may look at its page. */
    private final UUID shown = UUID.randomUUID();

    @TestHTTPResource("/api/v1/homepage")
    URI homepage;

    @Inject
    RedisDataSource redis;

    Catalog catalog;

    @BeforeEach
    void theAnonymousPageIsWarm() {
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
        });
        catalog.answersFor(ada, okJson("""
                {"items": [{"id": "%s", "title": "for Ada"}]}""".formatted(shown)));
        catalog.answersFor(ben, okJson(Catalog.list("for Ben")));
        catalog.forgetRequests();
    }

    @Test
    void aCustomerIsShownWhatIsForThatCustomer() {
        pageOf(ada, Tokens.customer(ada))
                .statusCode(200)
                .body("data.sections.justForYou.items.title", contains("for Ada"))
                .body("data.sections.offers.items.title", contains("offers"))
                .body("data.metadata.cacheKey", equalTo("homepage:" + ada + ":v1"))
                .body("data.metadata.fromCache", equalTo(false));
        pageOf(ben, Tokens.customer(ben)).body("data.sections.justForYou.items.title", contains("for Ben"));
        given().get("/api/v1/homepage").then().body("data.sections.justForYou.items.title", contains("justForYou"));
    }

    @Test
    void ofAThousandCustomersPagesThatAreMissingAtOnceManyAreServedAndTheOthersToldToWait() {
        List<URI> pages = IntStream.range(0, 1000)
                .mapToObj(index -> URI.create(homepage + "?userId=" + UUID.randomUUID()))
                .toList();
        // To make a thousand tokens takes longer than all the rest.
        String administrator = Tokens.admin("ada");
        catalog.answers("justForYou", okJson(Catalog.list("mine")).withFixedDelay(30));

        List<HttpResponse<Void>> answers =
                ManyAtOnce.ask(pages.size(), index -> HttpRequest.newBuilder(pages.get(index))
                        .header("Authorization", "Bearer " + administrator));

        assertThat(answers).hasSize(1000).allSatisfy(ManyAtOnce::isServedOrToldToWait);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .as("what is done at once is done in time")
                .hasSizeGreaterThan(100);
        await().untilAsserted(() -> given().auth()
                .oauth2(administrator)
                .get(pages.getLast())
                .then()
                .statusCode(200)
                .body("data.sections.justForYou.items.title", contains("mine"))
                .body("data.errors", hasSize(0)));
    }

    @Test
    void itCostsOneCallInTheNameOfTheCustomerAndTheNextOneNone() {
        String token = Tokens.customer(ada);
        pageOf(ada, token).statusCode(200);
        assertThat(catalog.urls()).containsExactly("/api/v1/products/recommended?limit=10&userId=" + ada);
        assertThat(catalog.header("Authorization")).containsExactly("Bearer " + token);
        pageOf(ada, token).body("data.metadata.fromCache", equalTo(true));
        assertThat(catalog.requests()).isOne();
    }

    @Test
    void itIsNotForOthersToKeep() {
        pageOf(ada, Tokens.customer(ada))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", containsString("Authorization"))
                .header("Cache-Tag", nullValue())
                .header("Surrogate-Key", nullValue());
    }

    @Test
    void itIsForgottenWhenAProductThatItShowsChanges() {
        pageOf(ada, Tokens.customer(ada)).statusCode(200);
        await().until(() -> redis.key().exists("homepage:" + ada + ":v1"));
        catalog.answersFor(ada, okJson(Catalog.list("other")));
        redis.stream(String.class).xadd("mercato:events", Map.of("event", """
                {"specversion": "1.0", "id": "%s", "source": "/catalog-service",
                 "type": "io.mercato.catalog.product.changed.v1", "subject": "product:x",
                 "time": "2026-11-20T06:30:00Z", "datacontenttype": "application/json",
                 "data": {"tags": ["product:%s"]}}""".formatted(UUID.randomUUID(), shown)));
        await().untilAsserted(() ->
                pageOf(ada, Tokens.customer(ada)).body("data.sections.justForYou.items.title", contains("other")));
    }

    @Test
    void administratorsSeeEverybodys() {
        pageOf(ada, Tokens.admin()).statusCode(200).body("data.sections.justForYou.items.title", contains("for Ada"));
    }

    @Test
    void withoutATokenItIs401AndNothingIsAskedOrKept() {
        given().queryParam("userId", ada)
                .get("/api/v1/homepage")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        assertThat(catalog.requests()).isZero();
        assertThat(redis.key().exists("homepage:" + ada + ":v1")).isFalse();
    }

    @Test
    void anothersPageIs403EvenWhenItIsInTheCache() {
        pageOf(ada, Tokens.customer(ada)).statusCode(200);
        pageOf(ada, Tokens.customer(ben)).statusCode(403).body("code", equalTo("forbidden"));
        pageOf(ada, Tokens.service()).statusCode(403);
    }

    @Test
    void whoHasTheirPageAlreadyIsToldSoAndNobodyElseIsToldAnything() {
        String etag = etagOfTheWholePageOf(ada);
        for (String had : List.of(etag, "*")) {
            having(had, Tokens.customer(ada))
                    .statusCode(304)
                    .header("ETag", etag)
                    .header("Cache-Control", "private, no-cache")
                    .header("Vary", containsString("Authorization"));
            having(had, Tokens.customer(ben)).statusCode(403).header("ETag", nullValue());
            having(had, Tokens.expired("customer")).statusCode(401).header("ETag", nullValue());
            given().header("If-None-Match", had)
                    .get("/api/v1/homepage?userId=" + ada)
                    .then()
                    .statusCode(401)
                    .header("ETag", nullValue());
        }
        given().header("If-None-Match", etag).get("/api/v1/homepage").then().statusCode(200);
    }

    /** From the cache, where it stays; one that lacks a section would be made anew once that has come. */
    private static String etagOfTheWholePageOf(UUID customer) {
        return await().until(
                        () -> pageOf(customer, Tokens.customer(customer))
                                .statusCode(200)
                                .extract(),
                        page -> page.<Boolean>path("data.metadata.fromCache")
                                && page.<List<?>>path("data.errors").isEmpty())
                .header("ETag");
    }

    private ValidatableResponse having(String etag, String token) {
        return given().auth()
                .oauth2(token)
                .header("If-None-Match", etag)
                .get("/api/v1/homepage?userId=" + ada)
                .then();
    }

    static List<String> badTokens() {
        return List.of(
                Tokens.expired("customer"),
                Tokens.foreign("customer"),
                Tokens.forged("customer"),
                Tokens.promoted("customer", "admin"),
                Tokens.unsigned("admin"),
                Tokens.signedWithThePublicKey("admin"),
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIs401WithUserIdAndDoesNotMatterWithout(String token) {
        pageOf(ada, token).statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
        given().auth()
                .oauth2(token)
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"));
        assertThat(catalog.requests()).isZero();
    }

    @Test
    void aCustomersTokenWithoutUserIdGetsTheAnonymousPage() {
        given().auth()
                .oauth2(Tokens.customer(ada))
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body("data.sections.justForYou.items.title", contains("justForYou"))
                .body("data.metadata.fromCache", equalTo(true));
    }

    @Test
    void theIdInUpperCaseIsTheSamePage() {
        pageOf(ada, Tokens.customer(ada)).statusCode(200);
        given().auth()
                .oauth2(Tokens.customer(ada))
                .get("/api/v1/homepage?userId=" + ada.toString().toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("data.metadata.fromCache", equalTo(true))
                .body("data.metadata.cacheKey", equalTo("homepage:" + ada + ":v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"me", "1-1-1-1-1", "", "anonymous", "019a0000-0000-7000-8000-000000000000:v1", "*", "%0d%0aX: 1"
            })
    void aMalformedIdIs400WhoeverAsks(String id) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.admin())
                .get("/api/v1/homepage?userId=" + id.replace(" ", "%20"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("userId"));
    }

    @Test
    void twoIdsAre400() {
        given().auth()
                .oauth2(Tokens.customer(ada))
                .get("/api/v1/homepage?userId=" + ada + "&userId=" + ben)
                .then()
                .statusCode(400)
                .body("errors.field", contains("userId"));
    }

    @Test
    void whenWhatIsForTheCustomerFailsTheRestIsShown() {
        catalog.answersFor(ada, serverError());
        pageOf(ada, Tokens.customer(ada))
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("data.sections.justForYou", nullValue())
                .body("data.errors.section", contains("justForYou"))
                .body("data.sections.offers.items", hasSize(1));
        assertThat(redis.key().exists("homepage:" + ada + ":v1")).isFalse();
    }

    private static ValidatableResponse pageOf(UUID customer, String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("userId", customer)
                .get("/api/v1/homepage")
                .then();
    }
}
