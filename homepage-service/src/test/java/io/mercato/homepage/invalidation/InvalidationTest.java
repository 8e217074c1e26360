package io.mercato.homepage.invalidation;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** An administrator has the caches forget. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class InvalidationTest {
    private static final String ADMIN = "/api/v1/admin/cache";

    @Inject
    RedisDataSource redis;

    Catalog catalog;

    @BeforeEach
    void aCachedPageWhoseNewArrivalsHaveChanged() {
        catalog.isWellAgain();
        catalog.answers("newArrivals", okJson(list("old")).withHeader("Cache-Tag", "product:1"));
        invalidate("{\"all\": true}").statusCode(200);
        shows("old", "");
        shows("old", "?limit=7");
        await().pollDelay(Duration.ZERO).until(() -> {
            shows("old", "");
            return redis.key().exists("homepage:anonymous:v1");
        });
        catalog.answers("newArrivals", okJson(list("new")).withHeader("Cache-Tag", "product:1"));
        shows("old", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tags\": [\"product:1\"]}",
                "{\"sections\": [\"newArrivals\"]}",
                "{\"all\": true}",
                "{\"all\": true, \"tags\": [\"product:2\"]}",
                "{\"keys\": [\"homepage:anonymous:v1\", \"homepage:anonymous:v1:limit=7\","
                        + " \"homepage-section:newArrivals:anonymous:v1:limit=10\","
                        + " \"homepage-section:newArrivals:anonymous:v1:limit=7\"]}"
            })
    void whatIsNamedIsLoadedAnew(String body) {
        invalidate(body).statusCode(200);
        shows("new", "");
        shows("new", "?limit=7");
    }

    @Test
    void whenAllIsForgottenTheLastGoodPageStandsInForWhatCannotBeLoaded() {
        catalog.allAnswer(serverError());
        invalidate("{\"all\": true}").statusCode(200);
        given().get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body("data.metadata.state", equalTo("lastGood"))
                .body("data.sections.newArrivals.items.title", contains("old"));
    }

    @Test
    void whatIsNotNamedIsKept() {
        invalidate("{\"keys\": [\"homepage:anonymous:v1:limit=7\", \"no-such-key\","
                        + " \"homepage-section:newArrivals:anonymous:v1:limit=7\"], \"tags\": [\"product:2\"]}")
                .statusCode(200);
        shows("new", "?limit=7");
        shows("old", "");
    }

    @Test
    void whoDidItIsNotedDownTheLatestFirst() {
        invalidate("{\"sections\": [\"offers\"], \"reason\": \"a first one\"}");
        invalidate("{\"tags\": [\"b\", \"a\", \"a\"], \"keys\": [\"k\"], \"reason\": \"prices by SQL\"}")
                .body("actor", equalTo("ada"))
                .body("at", notNullValue())
                .body("tags", contains("a", "b"))
                .body("keys", contains("k"))
                .body("sections", empty())
                .body("all", equalTo(false))
                .body("cdn", equalTo(false))
                .body("reason", equalTo("prices by SQL"));
        String cursor = admin().get(ADMIN + "/invalidations?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("ada"))
                .body("items[0].tags", contains("a", "b"))
                .extract()
                .path("nextCursor");
        admin().queryParam("cursor", cursor)
                .queryParam("limit", 1)
                .get(ADMIN + "/invalidations")
                .then()
                .body("items[0].reason", equalTo("a first one"));
    }

    @Test
    void whatMakesNoSenseIs422AndNothingIsForgotten() {
        for (String nothing : List.of("{}", "{\"all\": false, \"keys\": [], \"tags\": []}")) {
            invalidate(nothing).statusCode(422).body("code", equalTo("nothing_to_invalidate"));
        }
        for (String unknown :
                List.of("{\"sections\": [\"offers\", \"offer\"]}", "{\"sections\": [\"section:offers\"]}")) {
            invalidate(unknown).statusCode(422).body("code", equalTo("section_unknown"));
        }
        shows("old", "");
    }

    @Test
    void anUnknownSectionIsNamed() {
        invalidate("{\"sections\": [\"offers\", \"offer\"]}").body("errors.field", contains("sections[1]"));
    }

    @Test
    void tooMuchIs422() {
        invalidate(named("keys", 101))
                .statusCode(422)
                .body("code", equalTo("too_much_to_invalidate"))
                .body("errors.field", contains("keys"));
        invalidate(named("tags", 1001)).statusCode(422).body("errors.field", contains("tags"));
        invalidate(named("tags", 1000)).statusCode(200);
        invalidate(named("keys", 100)).statusCode(200);
    }

    @Test
    void whatIsMalformedIs400AndNothingIsForgotten() {
        List<String> bodies = List.of(
                "{\"tags\": [\"a,b\"]}",
                "{\"tags\": [\"#everything\"]}",
                "{\"tags\": [\"\"]}",
                "{\"tags\": [null]}",
                "{\"tags\": [\"a\\nb\"]}",
                "{\"keys\": [\"a b\"]}",
                "{\"keys\": [\"\\u0000\"]}",
                "{\"keys\": \"homepage:anonymous:v1\"}",
                "{\"sections\": [null]}",
                "{\"all\": true, \"reason\": \"a\\r\\nb\"}",
                "{\"all\": \"perhaps\"}",
                "{\"tags\": [\"product:1\"], \"section\": [\"offers\"]}",
                "[]",
                "",
                "{\"all\": true");
        for (String body : bodies) {
            invalidate(body).statusCode(400).contentType("application/problem+json");
        }
        shows("old", "");
    }

    @Test
    void aTagThatIsTooLongIs400() {
        invalidate("{\"tags\": [\"%s\"]}".formatted("t".repeat(201))).statusCode(400);
        invalidate("{\"tags\": [\"%s\"]}".formatted("t".repeat(200))).statusCode(200);
    }

    @Test
    void onlyAdministratorsMay() {
        for (String token : List.of(Tokens.service(), Tokens.customer("019a0000-0000-7000-8000-000000000001"))) {
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("{\"all\": true}")
                    .post(ADMIN + "/invalidate")
                    .then()
                    .statusCode(403);
        }
        given().get(ADMIN + "/invalidations").then().statusCode(401);
        shows("old", "");
    }

    @Test
    void whileRedisIsAwayItIsSaidThatNotAllHaveForgotten() {
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            invalidate("{\"tags\": [\"product:1\"]}").statusCode(503).body("code", equalTo("cache_unavailable"));
            admin().get(ADMIN + "/invalidations").then().statusCode(503);
        }
        await().untilAsserted(() -> invalidate("{\"tags\": [\"product:1\"]}").statusCode(200));
        shows("new", "");
    }

    @Test
    void aFullRedisForgetsAllTheSameAndNotesDownWhoHadIt() {
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            invalidate("{\"tags\": [\"product:1\"], \"reason\": \"it is full\"}")
                    .statusCode(200);
            admin().get(ADMIN + "/invalidations?limit=1").then().body("items[0].reason", equalTo("it is full"));
            shows("new", "");
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
    }

    private static String named(String field, int many) {
        List<String> names =
                IntStream.range(0, many).mapToObj(i -> "\"x" + i + "\"").toList();
        return "{\"%s\": %s}".formatted(field, names);
    }

    private static String list(String title) {
        return "{\"items\":[{\"title\":\"%s\"}]}".formatted(title);
    }

    /** In the end: on a busy machine a section may be late, and the page lacks it for a while. */
    private static void shows(String title, String query) {
        await().pollDelay(Duration.ZERO).untilAsserted(() -> given().get("/api/v1/homepage" + query)
                .then()
                .statusCode(200)
                .body("data.sections.newArrivals.items.title", contains(title)));
    }

    private static ValidatableResponse invalidate(String body) {
        return admin().body(body).post(ADMIN + "/invalidate").then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin("ada")).contentType(ContentType.JSON);
    }
}
