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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

/** A catalog-service whose answers are long, or do not end: called over HTTP in the place of the one that is well. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class BadAnswersTest {
    @Inject
    Vertx vertx;

    @Inject
    UpstreamSettings settings;

    @Inject
    CatalogJson json;

    @Inject
    Credential credential;

    @Inject
    OffEventLoop threads;

    @Test
    void fiftyMebibytesAreRefusedWhereTheyBecomeTooMuch() {
        try (StreamingCatalog large = StreamingCatalog.withMebibytesOfOffers(50)) {
            catalogIs(large);

            offers("{ offers(cursor: $c) { nextCursor } }")
                    .body("errors[0].extensions.code", equalTo("INVALID_RESPONSE"))
                    .body("errors[0].message", equalTo("Its answer is too large."));

            await().until(() -> large.cutOff() == 1);
            assertThat(large.sent())
                    .isGreaterThan(settings.maxAnswerSize().asLongValue())
                    .isLessThan(settings.maxAnswerSize().asLongValue() + StreamingCatalog.IN_SOCKETS);
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

    /** It may be long, and every other request of the replica would wait. */
    @Test
    void anAnswerIsTakenApartOffTheEventLoopThatAskedForIt() {
        CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();
        try (StreamingCatalog catalog = StreamingCatalog.withMebibytesOfOffers(1)) {
            vertx.getOrCreateContext().runOnContext(_ -> upstream(catalog)
                    .get(ReadKind.EVENTS, Address.of("api/v1/events"))
                    .map(_ -> Context.isOnEventLoopThread())
                    .subscribe()
                    .with(onEventLoop::complete, onEventLoop::completeExceptionally));
            assertThat(onEventLoop).succeedsWithin(settings.timeout()).isEqualTo(false);
        }
    }

    private void catalogIs(StreamingCatalog catalog) {
        QuarkusMock.installMockForType(upstream(catalog), Upstream.class);
    }

    private Upstream upstream(StreamingCatalog catalog) {
        return new Upstream(vertx, settings, json, credential, threads, catalog.uri());
    }

    private static ValidatableResponse offers(String selection) {
        return given().contentType("application/json")
                .body(Map.of("query", "query ($c: String) " + selection, "variables", Map.of("c", UUID.randomUUID())))
                .post("/api/v1/graphql")
                .then()
                .statusCode(200);
    }
}
