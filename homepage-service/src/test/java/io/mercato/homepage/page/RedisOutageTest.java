package io.mercato.homepage.page;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class RedisOutageTest {
    @Inject
    RedisDataSource redis;

    Catalog catalog;

    @BeforeEach
    void aPageIsShared() {
        catalog.isWellAgain();
        isSharedAgain();
    }

    @Test
    void noRequestFailsWhileRedisIsAwayNorWhenItIsBack() {
        await().untilAsserted(() -> homepage("").body("data.errors", hasSize(0)));
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            for (int limit = 1; limit <= 50; limit++) {
                given().get("/api/v1/homepage").then().statusCode(200).body("data.metadata.fromCache", equalTo(true));
                given().get("/api/v1/homepage?limit=" + limit).then().statusCode(200);
            }
            given().get("/q/health/ready").then().statusCode(200).body("checks.data.redis", hasItem("away"));
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("cache_unavailable"));
        }
        isSharedAgain();
    }

    @Test
    void whileRedisIsFrozenEverybodyIsAnsweredFromMemoryAndTheCatalog() {
        try (FrozenRedis _ = new FrozenRedis()) {
            for (int limit = 1; limit <= 20; limit++) {
                homepage("").time(lessThan(950L));
                homepage("?limit=" + limit).time(lessThan(2_900L));
            }
        }
        isSharedAgain();
    }

    @Test
    void aRedisThatIsFullIsReadAndPagesAreKeptInMemory() {
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            whatTakesNoMoreServesEverybody();
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
        isSharedAgain();
    }

    @Test
    void aRedisThatIsReadOnlyIsReadAndPagesAreKeptInMemory() {
        redis.execute("REPLICAOF", "127.0.0.1", "1");
        try {
            whatTakesNoMoreServesEverybody();
        } finally {
            redis.execute("REPLICAOF", "NO", "ONE");
        }
        isSharedAgain();
    }

    @Test
    void aRedisThatComesBackEmptyIsFilledAgain() {
        redis.flushall();
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            homepage("");
        }
        homepage("");
        isSharedAgain();
    }

    private void whatTakesNoMoreServesEverybody() {
        homepage("").body("data.metadata.fromCache", equalTo(true));
        for (int limit = 21; limit <= 30; limit++) {
            homepage("?limit=" + limit);
            homepage("?limit=" + limit).body("data.metadata.fromCache", equalTo(true));
        }
    }

    private void isSharedAgain() {
        await().untilAsserted(
                        () -> given().get("/q/health/ready").then().body("checks.data.redis", hasItem("connected")));
        await().until(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            homepage("");
            return redis.key().exists("homepage:anonymous:v1");
        });
    }

    private static ValidatableResponse homepage(String query) {
        return given().get("/api/v1/homepage" + query).then().statusCode(200);
    }
}
