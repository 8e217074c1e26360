package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.homepage.section.Sections;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.testing.Tokens;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class WarmUpTest {
    @Inject
    Pages pages;

    @Inject
    TieredCaches caches;

    @Inject
    Sections sections;

    Catalog catalog;

    @BeforeEach
    void forgetPages() {
        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204));
    }

    @Test
    void aReplicaIsReadyOnceItHasMadeAWholePage() {
        catalog.allAnswer(serverError());
        WarmUp warmUp = begin(Duration.ofMinutes(1));
        assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);
        catalog.isWell();
        await().untilAsserted(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void aPageThatWasForgottenWhileItWasMadeIsMadeAgainBeforeAnybodyAsks() {
        catalog.isWell();
        catalog.answersLate("events", Duration.ofMillis(300));
        int before = catalog.requests();
        WarmUp warmUp = begin(Duration.ofMinutes(1));
        await().until(() -> catalog.requests() > before);
        pages.invalidateAll().await().atMost(Duration.ofSeconds(5));

        await().pollInterval(Duration.ofMillis(10)).until(() -> warmUp.call().getStatus() == Status.UP);
        assertThat(pages.inMemory(PageKey.DEFAULT_LIMIT)).isPresent();
    }

    @Test
    void aReplicaIsReadyInTheEndWithoutACatalog() {
        catalog.allAnswer(serverError());
        WarmUp warmUp = begin(Duration.ofMillis(300));
        assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);
        await().untilAsserted(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void aPageThatWouldExpireIsMadeAnewThoughNobodyAsks() {
        catalog.isWell();
        WarmUp warmUp = begin(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
        String first = madeAt();
        warmUp.keep().await().atMost(Duration.ofSeconds(5));
        assertThat(madeAt()).isGreaterThan(first);
    }

    @Test
    void aReplicaThatGotReadyWithoutACatalogMakesThePageAsSoonAsThereIsOneThoughNobodyAsks() {
        catalog.allAnswer(serverError());
        WarmUp warmUp = begin(Duration.ofMillis(300));
        await().untilAsserted(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
        assertThat(pages.inMemory(PageKey.DEFAULT_LIMIT)).isEmpty();
        catalog.isWell();
        await().untilAsserted(() -> assertThat(pages.inMemory(PageKey.DEFAULT_LIMIT))
                .hasValueSatisfying(page -> assertThat(page.value().partial()).isFalse()));
    }

    @Test
    void aPageThatLacksASectionWhenItIsToBeMadeAnewIsTriedAgainUntilItIsWhole() {
        catalog.isWell();
        WarmUp warmUp = begin(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
        String first = madeAt();
        catalog.answers("events", serverError());
        caches.invalidateAll("homepage-section").await().atMost(Duration.ofSeconds(5));
        int before = catalog.requests();
        CompletableFuture<Void> keeping = warmUp.keepUntilNextTime().subscribeAsCompletionStage();
        await().until(() -> catalog.requests() > before);
        assertThat(madeAt()).as("the page that there was goes on being served").isEqualTo(first);
        catalog.isWell();
        assertThat(keeping).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(madeAt()).isGreaterThan(first);
    }

    @Test
    void sectionsAreKeptThoughNobodyAsksSoThatACustomersPageCostsOneCall() {
        UUID customer = UUID.randomUUID();
        catalog.isWell();
        given().get("/api/v1/homepage").then().statusCode(200);
        caches.invalidateAll("homepage-section").await().atMost(Duration.ofSeconds(5));
        catalog.forgetRequests();
        KeepSections keeping = new KeepSections(sections, settings(Duration.ofMinutes(1)));
        keeping.begin(new StartupEvent());
        try {
            await().until(() -> catalog.requests() == sections.names().size());
            given().auth()
                    .oauth2(Tokens.customer(customer))
                    .queryParam("userId", customer)
                    .get("/api/v1/homepage")
                    .then()
                    .statusCode(200);
        } finally {
            keeping.end(new ShutdownEvent());
        }
        assertThat(catalog.urls())
                .hasSize(sections.names().size() + 1)
                .contains("/api/v1/products/recommended?limit=10&userId=" + customer);
    }

    private static String madeAt() {
        return given().get("/api/v1/homepage").path("data.metadata.timestamp");
    }

    private WarmUp begin(Duration atMost) {
        WarmUp warmUp = new WarmUp(pages, settings(atMost));
        warmUp.begin(new StartupEvent());
        return warmUp;
    }

    private static WarmUpSettings settings(Duration atMost) {
        return new WarmUpSettings() {
            @Override
            public Duration atMost() {
                return atMost;
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration retryAfterMax() {
                return Duration.ofMillis(100);
            }

            @Override
            public Duration every() {
                return Duration.ofMinutes(10);
            }

            @Override
            public Duration sectionsEvery() {
                return Duration.ofMillis(50);
            }
        };
    }
}
