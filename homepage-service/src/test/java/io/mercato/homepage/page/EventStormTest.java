package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventStream;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

/** A thousand changes a second, of what the page shows and of what it does not, while it is read. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class EventStormTest {
    private static final int EVENTS = 1_000;
    private static final int AT_ONCE = 20;
    private static final int READS = 20;
    private static final long NANOS_BETWEEN = Duration.ofMillis(AT_ONCE).toNanos();

    @Inject
    EventStream stream;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "mercato.cache-invalidation.again-after")
    Duration againAfter;

    @TestHTTPResource("/api/v1/homepage")
    URI homepage;

    Catalog catalog;

    @Test
    void everyReaderIsAnsweredAndTheLastChangeIsShown() throws InterruptedException {
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
        });
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<String> failed = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                read(failed);
                answered.addAndGet(READS);
            }
        });

        double toldBefore = invalidations();
        long begun = System.nanoTime();
        for (int i = 0; i < EVENTS / AT_ONCE; i++) {
            LockSupport.parkNanos(begun + i * NANOS_BETWEEN - System.nanoTime());
            stream.append(changes());
        }
        catalog.answers("newArrivals", okJson(Catalog.list("last")));
        long told = System.nanoTime();
        stream.append(List.of(change("section:newArrivals")));

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> given().get("/api/v1/homepage")
                        .then()
                        .body("data.sections.newArrivals.items.title", contains("last")));
        System.out.printf(
                "%d events in %.1f s, the last of them seen %.0f ms later; %d pages read meanwhile%n",
                EVENTS, (told - begun) / 1e9, (System.nanoTime() - told) / 1e6, answered.get());
        over.set(true);
        reader.join();
        assertThat(failed).isEmpty();
        assertThat(answered.get()).isPositive();
        // Each change counts once more after a while, which is no business of the tests that come next.
        AtomicReference<Object> before = new AtomicReference<>();
        await().pollInterval(againAfter.multipliedBy(2)).until(() -> {
            String now = redis.execute("ZSCORE", "tags:{homepage-service}", "section:newArrivals")
                    .toString();
            return now.equals(before.getAndSet(now));
        });
        assertThat(invalidations() - toldBefore)
                .as("each event once, and what is forgotten once more many at a time")
                .isBetween((double) EVENTS, 1.5 * EVENTS);
    }

    private double invalidations() {
        return redis.execute("ZSCORE", "tags:{homepage-service}", "#last").toDouble();
    }

    private void read(List<String> failed) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < READS; i++) {
                int status = client.send(HttpRequest.newBuilder(homepage).build(), BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    failed.add("status " + status);
                }
            }
        } catch (IOException e) {
            failed.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<CloudEvent> changes() {
        List<CloudEvent> changes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            changes.add(change(i == 0 ? "section:newArrivals" : "product:" + UUID.randomUUID()));
        }
        return changes;
    }

    private CloudEvent change(String tag) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/catalog-service",
                "io.mercato.catalog.product.changed.v1",
                tag,
                Instant.now(),
                json.valueToTree(Map.of("tags", List.of(tag))),
                Optional.empty());
    }
}
