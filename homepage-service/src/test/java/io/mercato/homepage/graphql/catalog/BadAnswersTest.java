package io.mercato.homepage.graphql.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.homepage.upstream.StreamingCatalog;
import io.mercato.platform.identity.ServiceToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

/** A catalog-service whose answers do not end: called over HTTP in the place of the one that is well. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class BadAnswersTest {
    private static final int MEBIBYTE = 1024 * 1024;

    /** What systems may keep of what one side has sent and the other has not read. */
    private static final int IN_SOCKETS = 12 * MEBIBYTE;

    @Inject
    Vertx vertx;

    @Inject
    UpstreamSettings settings;

    @Inject
    CatalogJson json;

    @Inject
    ServiceToken token;

    @Inject
    OffEventLoop threads;

    @Test
    void fiftyMebibytesAreRefusedWhereTheyBecomeTooMuch() {
        try (StreamingCatalog large = StreamingCatalog.withOffersOf(50 * MEBIBYTE)) {
            catalogIs(large);

            offers("{ offers(cursor: $c) { nextCursor } }")
                    .body("errors[0].extensions.code", equalTo("INVALID_RESPONSE"))
                    .body("errors[0].message", equalTo("Its answer is too large."));

            await().until(() -> large.cutOff() == 1);
            assertThat(large.sent())
                    .isGreaterThan(settings.maxAnswerSize().asLongValue())
                    .isLessThan(settings.maxAnswerSize().asLongValue() + IN_SOCKETS);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpWithItsConnectionAndAnErrorToo() {
        try (StreamingCatalog endless = StreamingCatalog.withEndlessOffers()) {
            catalogIs(endless);

            offers("{ offers(cursor: $c) { nextCursor } activities(cursor: $c) { nextCursor }"
                            + " flashSales: offers(flashSale: true, cursor: $c) { nextCursor } }")
                    .body("data.offers", nullValue())
                    .body("data.activities.nextCursor", nullValue())
                    .body("errors.find { it.path == ['offers'] }.extensions.code", equalTo("TIMEOUT_ERROR"))
                    .body("errors.find { it.path == ['flashSales'] }.extensions.code", equalTo("UPSTREAM_ERROR"))
                    .body("errors.path.collect { it[0] }.sort()", contains("flashSales", "offers"));

            await().atMost(settings.timeout().multipliedBy(5)).until(() -> endless.cutOff() == 2);
        }
    }

    private void catalogIs(StreamingCatalog catalog) {
        QuarkusMock.installMockForType(
                new Upstream(vertx, settings, json, token, threads, catalog.uri()), Upstream.class);
    }

    private static ValidatableResponse offers(String selection) {
        return given().contentType("application/json")
                .body(Map.of("query", "query ($c: String) " + selection, "variables", Map.of("c", UUID.randomUUID())))
                .post("/api/v1/graphql")
                .then()
                .statusCode(200);
    }
}
