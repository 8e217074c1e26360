package io.mercato.homepage.page;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class RedisOutageTest {
    @Inject
    RedisDataSource redis;

    Catalog catalog;

    @Test
    void noRequestFailsWhileRedisIsAwayNorWhenItIsBack() {
        catalog.isWell();
        await().untilAsserted(() ->
                given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0)));
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
        given().get("/api/v1/homepage").then().statusCode(200);
        await().untilAsserted(
                        () -> given().get("/q/health/ready").then().body("checks.data.redis", hasItem("connected")));
        await().until(() -> {
            given().auth().oauth2(Tokens.service()).post("/internal/v1/cache/invalidate");
            given().get("/api/v1/homepage").then().statusCode(200);
            return redis.key().exists("homepage:anonymous:v1");
        });
    }
}
