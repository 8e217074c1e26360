package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class WarmUpTest {
    @Inject
    Pages pages;

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

    private static String madeAt() {
        return given().get("/api/v1/homepage").path("data.metadata.timestamp");
    }

    private WarmUp begin(Duration atMost) {
        WarmUp warmUp = new WarmUp(pages, new WarmUpSettings() {
            @Override
            public Duration atMost() {
                return atMost;
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration every() {
                return Duration.ofMinutes(10);
            }
        });
        warmUp.begin(new io.quarkus.runtime.StartupEvent());
        return warmUp;
    }
}
