package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

/** A page is made anew when something that it shows has changed. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class ChangedPageTest {
    @Inject
    RedisDataSource redis;

    Catalog catalog;

    private final UUID shown = UUID.randomUUID();

    @BeforeEach
    void aPageThatShowsAProduct() {
        catalog.isWellAgain();
        catalog.answers(
                "newArrivals",
                okJson(Catalog.list("old")).withHeader("Cache-Tag", "products, product:" + shown + ",,bad tag, ,é"));
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            homepage().body("data.errors", hasSize(0)).body("data.sections.newArrivals.items.title", contains("old"));
        });
        // Events of an earlier test may be on their way still.
        await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(10)).until(this::isFromCache);
        catalog.answers("newArrivals", okJson(Catalog.list("new")));
    }

    @Test
    void whatASectionShowsTakesThePageWithIt() {
        publish("product:" + shown);
        await().untilAsserted(() -> homepage().body("data.sections.newArrivals.items.title", contains("new")));
    }

    @Test
    void aSectionCanBeNamedItself() {
        publish("section:newArrivals");
        await().untilAsserted(() -> homepage().body("data.sections.newArrivals.items.title", contains("new")));
    }

    @Test
    void whatItDoesNotShowLeavesItAlone() {
        String other = "product:" + UUID.randomUUID();
        publish(other);
        // The same group hears of this one later.
        String later = "section:nowhere" + UUID.randomUUID();
        publish(later);
        await().until(() -> redis.execute("ZSCORE", "tags:{homepage-service}", later) != null);
        homepage()
                .body("data.metadata.fromCache", equalTo(true))
                .body("data.sections.newArrivals.items.title", contains("old"));
    }

    @Test
    void aChangeHasOnlyTheSectionLoadedAnewThatShowsIt() {
        catalog.forgetRequests();
        publish("product:" + shown);
        await().untilAsserted(() -> homepage().body("data.sections.newArrivals.items.title", contains("new")));
        assertThat(catalog.urls()).containsOnly("/api/v1/products/new-arrivals?limit=10");
    }

    @Test
    void thePageFromBeforeTheChangeIsServedWhenEverySectionFails() {
        catalog.allAnswer(serverError());
        Catalog.SECTIONS.forEach(section -> publish("section:" + section));
        await().untilAsserted(() -> homepage()
                .statusCode(200)
                .header("Cache-Status", startsWith("homepage-service; fwd=stale"))
                .header("Cache-Control", "public, max-age=0, s-maxage=5")
                .body("data.metadata.state", equalTo("lastGood"))
                .body("data.errors", hasSize(0))
                .body("data.sections.newArrivals.items", hasSize(1)));
    }

    private boolean isFromCache() {
        return homepage().extract().path("data.metadata.fromCache");
    }

    private static ValidatableResponse homepage() {
        return given().get("/api/v1/homepage").then();
    }

    private void publish(String tag) {
        String id = UUID.randomUUID().toString();
        redis.stream(String.class).xadd("mercato:events", Map.of("event", """
                                {"specversion": "1.0", "id": "%s", "source": "/catalog-service",
                                 "type": "io.mercato.catalog.product.changed.v1", "subject": "product:x",
                                 "time": "2026-11-20T06:30:00Z", "datacontenttype": "application/json",
                                 "data": {"tags": ["%s"]}}""".formatted(id, tag)));
    }
}
