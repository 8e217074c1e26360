package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.homepage.section.Sections;
import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.testing.Tokens;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class WarmUpTest {
    private static final Duration SECTIONS_EVERY = Duration.ofMillis(50);

    @Inject
    Pages pages;

    @Inject
    TieredCaches caches;

    @Inject
    Sections sections;

    @Inject
    CacheSettings lifetimes;

    Catalog catalog;

    private final List<WarmUp> begun = new ArrayList<>();

    @AfterEach
    void endAll() {
        begun.forEach(warmUp -> warmUp.end(new ShutdownEvent()));
    }

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
        catalog.isWell();
        sectionsAreForgotten();
        whileSectionsAreKept(lifetimes, () -> {
            await().until(() -> catalog.requests() == sections.names().size());
            aCustomersPageCostsOneCall();
        });
    }

    @Test
    void sectionsThatCannotBeHadAreAskedForAgainUntilTheyAreAtHand() {
        catalog.allAnswer(serverError());
        sectionsAreForgotten();
        whileSectionsAreKept(lifetimes, () -> {
            awaitSections(everyItem(is(oneOf("UPSTREAM_ERROR", "CIRCUIT_OPEN"))));
            catalog.isWell();
            awaitSections(everyItem(is("success")));
            aCustomersPageCostsOneCall();
        });
    }

    @Test
    void whereSectionsAreNotCachedTheyAreNotAskedForInVain() {
        CacheSettings uncached = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValue("mercato.cache.homepage-section.enabled", "false")
                .withMapping(CacheSettings.class)
                .build()
                .getConfigMapping(CacheSettings.class);
        AtomicInteger times = new AtomicInteger();
        catalog.isWell();
        sectionsAreForgotten();
        whileSectionsAreKept(uncached, () -> {
            Cancellable beside = Regularly.every(
                    SECTIONS_EVERY, "Counting", () -> Uni.createFrom().item(times::incrementAndGet));
            await().until(() -> times.get() > 3);
            beside.cancel();
        });
        assertThat(catalog.requests()).isZero();
    }

    private void sectionsAreForgotten() {
        caches.invalidateAll("homepage-section").await().atMost(Duration.ofSeconds(5));
        catalog.forgetRequests();
    }

    private void whileSectionsAreKept(CacheSettings cached, Runnable test) {
        KeepSections keeping = new KeepSections(sections, cached, settings(Duration.ofMinutes(1)));
        keeping.begin(new StartupEvent());
        try {
            test.run();
        } finally {
            keeping.end(new ShutdownEvent());
        }
    }

    /** How each of them fared when it was last asked for. */
    private static void awaitSections(Matcher<Iterable<? extends String>> outcomes) {
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Sections' }.data.values()", outcomes));
    }

    private void aCustomersPageCostsOneCall() {
        UUID customer = UUID.randomUUID();
        catalog.forgetRequests();
        given().auth()
                .oauth2(Tokens.customer(customer))
                .queryParam("userId", customer)
                .get("/api/v1/homepage")
                .then()
                .statusCode(200);
        assertThat(catalog.urls()).containsExactly("/api/v1/products/recommended?limit=10&userId=" + customer);
    }

    private static String madeAt() {
        return given().get("/api/v1/homepage").path("data.metadata.timestamp");
    }

    private WarmUp begin(Duration atMost) {
        WarmUp warmUp = new WarmUp(pages, settings(atMost));
        warmUp.begin(new StartupEvent());
        begun.add(warmUp);
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
                return SECTIONS_EVERY;
            }
        };
    }
}
