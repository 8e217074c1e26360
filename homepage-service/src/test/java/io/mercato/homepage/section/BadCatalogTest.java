package io.mercato.homepage.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.homepage.page.Pages;
import io.mercato.homepage.upstream.StreamingCatalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** A catalog-service that cannot be found, or whose answers do not end: called over HTTP in the place of the one that is well. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class BadCatalogTest {
    /** Longer than a label may be (RFC 1035, section 2.3.4), so that no resolver asks for it, and none is slow. */
    private static final URI NOWHERE = URI.create("http://catalog." + "x".repeat(64) + ".invalid:8080");

    @Inject
    Vertx vertx;

    @Inject
    SectionSettings settings;

    @Inject
    Pages pages;

    Catalog catalog;

    @BeforeEach
    void aWholePageIsCached() {
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            forgetPages();
            homepage().statusCode(200).body("data.errors", hasSize(0));
        });
        // The service may have been started for this very test.
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void oneWhoseNameDoesNotResolveFailsEverySectionAtOnce() {
        catalogIsAt(NOWHERE);
        forgetPages();
        homepage()
                .statusCode(503)
                .time(lessThan(950L))
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("code", equalTo("homepage_unavailable"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Sections' }.data.values()", everyItem(is("UPSTREAM_ERROR")));
    }

    @Test
    void oneWhoseNameDoesNotResolveAnyMoreLeavesTheLastGoodPage() {
        catalogIsAt(NOWHERE);
        forgetWhatShows(pages.sectionNames().toArray(String[]::new));
        await().untilAsserted(() -> homepage()
                .statusCode(200)
                .time(lessThan(950L))
                .body("data.metadata.state", equalTo("lastGood"))
                .body("data.errors", hasSize(0))
                .body("data.sections.offers.items", hasSize(1)));
    }

    @Test
    void fiftyMebibytesAreRefusedWhereTheyBecomeTooMuch() {
        try (StreamingCatalog large = StreamingCatalog.withMebibytesOfOffers(50)) {
            catalogIsAt(large.uri());
            forgetWhatShows("offers", "flashSales");
            homepage()
                    .statusCode(200)
                    .body("data.sections.offers", nullValue())
                    .body("data.sections.events.items", hasSize(1))
                    .body("data.errors.section", contains("offers", "flashSales"))
                    .body("data.errors.code", everyItem(is("INVALID_RESPONSE")));
            await().until(() -> large.cutOff() == 2);
            assertThat(large.sent())
                    .isGreaterThan(settings.maxSectionSize().asLongValue())
                    .isLessThan(2 * StreamingCatalog.IN_SOCKETS);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpWithItsConnectionAndAnErrorToo() {
        try (StreamingCatalog endless = StreamingCatalog.withEndlessOffers()) {
            catalogIsAt(endless.uri());
            forgetWhatShows("offers", "flashSales");
            homepage()
                    .statusCode(200)
                    .time(lessThan(1_900L))
                    .body("data.errors.section", contains("offers", "flashSales"))
                    .body("data.errors.code", contains("TIMEOUT_ERROR", "UPSTREAM_ERROR"))
                    .body("data.sections.events.items", hasSize(1));
            Duration giveUpAfter = settings.sections().get("offers").giveUpAfter();
            await().atMost(giveUpAfter.multipliedBy(2)).until(() -> endless.cutOff() == 2);
        }
    }

    private void catalogIsAt(URI uri) {
        QuarkusMock.installMockForType(new Upstream(vertx, settings, uri), Upstream.class);
    }

    /** What these sections show has changed, so that they are asked for anew and the page may only stand in. */
    private void forgetWhatShows(String... sections) {
        pages.invalidateTags(Stream.of(sections).map("section:"::concat).collect(Collectors.toSet()))
                .await()
                .atMost(Duration.ofSeconds(5));
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
