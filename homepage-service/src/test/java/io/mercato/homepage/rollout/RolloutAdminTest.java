package io.mercato.homepage.rollout;

import static io.mercato.homepage.rollout.RolloutApi.ABOVE_HALF;
import static io.mercato.homepage.rollout.RolloutApi.ADMIN;
import static io.mercato.homepage.rollout.RolloutApi.admin;
import static io.mercato.homepage.rollout.RolloutApi.etag;
import static io.mercato.homepage.rollout.RolloutApi.put;
import static io.mercato.homepage.rollout.RolloutApi.read;
import static io.mercato.homepage.rollout.RolloutApi.set;
import static io.mercato.homepage.rollout.RolloutApi.variantOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Administrators roll the homepage out, and back. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class RolloutAdminTest {
    @Inject
    RedisDataSource redis;

    @BeforeEach
    void tenPercent() {
        set(10);
    }

    @Test
    void theShareIsReadWithItsEtagAndWhoSetIt() {
        read().statusCode(200)
                .header("ETag", startsWith("\"v"))
                .header("Cache-Control", "private, no-store")
                .body("experiment", equalTo("homepage"))
                .body("percent", equalTo(10))
                .body("changedBy", equalTo("ada"))
                .body("changedAt", notNullValue())
                .body("reason", equalTo("a test"));
    }

    @Test
    void aChangeIsSeenAtOnceByWhoMadeItAndNotedDown() {
        variantOf(ABOVE_HALF).body("variant", equalTo("legacy"));
        put(etag(), 59.2, "half and a little").statusCode(200).body("percent", equalTo(59.2f));
        variantOf(ABOVE_HALF).body("variant", equalTo("batch"));
        admin().queryParam("limit", 1)
                .get(ADMIN + "/changes")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("ada"))
                .body("items[0].at", notNullValue())
                .body("items[0].fromPercent", equalTo(10))
                .body("items[0].toPercent", equalTo(59.2f))
                .body("items[0].reason", equalTo("half and a little"));
    }

    @Test
    void changesAreReadPageByPageTheNewestFirst() {
        set(11);
        set(12);
        set(13);
        String cursor = admin().queryParam("limit", 2)
                .get(ADMIN + "/changes")
                .then()
                .body("items.toPercent", equalTo(List.of(13, 12)))
                .extract()
                .path("nextCursor");
        admin().queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get(ADMIN + "/changes")
                .then()
                .body("items.toPercent", equalTo(List.of(11, 10)));
        admin().queryParam("cursor", "garbage")
                .get(ADMIN + "/changes")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void aChangeThatChangesNothingLeavesTheVersionAsItIs() {
        String before = etag();
        put(before, 10, "again").statusCode(200).header("ETag", before).body("reason", equalTo("a test"));
    }

    @Test
    void itIsTakenBackThoughRedisIsFull() {
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            admin().post(ADMIN + "/rollback").then().statusCode(200).body("percent", equalTo(0));
            put(etag(), 3, "a full one").statusCode(200);
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
        read().body("percent", equalTo(3));
        admin().get(ADMIN + "/changes?limit=2").then().body("items.toPercent", equalTo(List.of(3, 0)));
    }

    @Test
    void whoDoesNotSayWhatItWasDecidedOnIsRefused() {
        admin().body("{\"percent\": 20}").put(ADMIN).then().statusCode(428).body("code", equalTo("if_match_required"));
        put("\"v0\"", 20, "late").statusCode(412).body("code", equalTo("rollout_changed"));
        put("W/" + etag(), 20, "weak").statusCode(412);
        read().body("percent", equalTo(10));
        put("\"v0\", *", 20, "whatever holds").statusCode(200);
    }

    @Test
    void ofManyWhoDecideOnTheSameVersionOneWins() {
        String version = etag();
        List<CompletableFuture<Integer>> racing = IntStream.range(20, 28)
                .mapToObj(percent -> CompletableFuture.supplyAsync(
                        () -> put(version, percent, "a race").extract().statusCode()))
                .toList();
        List<Integer> answers = racing.stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnlyOnce(200).contains(412).hasSize(8);
    }

    @Test
    void whatWasReadCanBeEditedAndSentBack() {
        String read = read().extract().asString();
        admin().header("If-Match", etag())
                .body(read.replace("\"percent\":10", "\"percent\":15"))
                .put(ADMIN)
                .then()
                .statusCode(200)
                .body("percent", equalTo(15));
    }

    @Test
    void rollingBackNeedsNoReadingFirst() {
        set(100);
        admin().post(ADMIN + "/rollback").then().statusCode(200).body("percent", equalTo(0));
        variantOf("visitor-25").body("variant", equalTo("legacy"));
        String once = etag();
        admin().post(ADMIN + "/rollback").then().statusCode(200).header("ETag", once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"percent\": -0.01}",
                "{\"percent\": 100.01}",
                "{\"percent\": 12.345}",
                "{\"percent\": 1e999999999}",
                "{\"percent\": 1e-999999999}",
                "{\"percent\": null}",
                "{}",
                "{\"percent\": 5, \"reason\": \"line\\nbreak\"}"
            })
    void aShareThatIsNoneIs400(String body) {
        admin().header("If-Match", "*")
                .body(body)
                .put(ADMIN)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_parameter"));
        read().body("percent", equalTo(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"percent\": \"ten\"}",
                "{\"percent\": {}}",
                "{\"percent\": 20, \"percentage\": 5}",
                "{\"percent\": 1"
            })
    void aBodyThatIsNoneIs400(String body) {
        admin().header("If-Match", "*")
                .body(body)
                .put(ADMIN)
                .then()
                .statusCode(400)
                .body("code", notNullValue());
    }

    @Test
    void onlyAdministratorsMay() {
        given().get(ADMIN).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.customer("019a0000-0000-7000-8000-000000000001"))
                .post(ADMIN + "/rollback")
                .then()
                .statusCode(403);
        given().auth().oauth2(Tokens.service()).get(ADMIN + "/changes").then().statusCode(403);
        read().body("percent", equalTo(10)).body("code", nullValue());
    }
}
