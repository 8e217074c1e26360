package io.mercato.catalog.cached;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is cached on bad days, and how long after a change it is gone. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedReadsOutageTest {
    private static final int CHANGES = 100;

    private final Catalogue catalogue;
    private final CatalogChanges changes;
    private final TieredCaches caches;

    private UUID store;
    private UUID product;
    private String path;

    CachedReadsOutageTest(Catalogue catalogue, CatalogChanges changes, TieredCaches caches) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.caches = caches;
    }

    @BeforeEach
    void aProduct() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        store = catalogue.store("corner");
        product = catalogue.product(store, "shirt", 1);
        path = "/products/" + product;
    }

    @Test
    void whatWasReadIsServedWithoutADatabase() {
        String etag = get(path).statusCode(200).extract().header("ETag");
        get("/products?store=" + store).statusCode(200);

        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            get(path).statusCode(200).body("data.title", equalTo("Shirt"));
            get("/products?store=" + store).statusCode(200);
            given().header("If-None-Match", etag).get("/api/v1" + path).then().statusCode(304);
            assertProblem(get("/products/" + UUID.randomUUID()), 503, "database_unavailable");
        }

        await().untilAsserted(() -> assertProblem(get("/products/" + UUID.randomUUID()), 404, "product_not_found"));
    }

    @Test
    void withoutRedisEverythingIsServedAndAfterItsReturnChangesAreSeen() {
        get(path).statusCode(200);
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            for (int i = 0; i < 20; i++) {
                get(path).statusCode(200).body("data.title", equalTo("Shirt"));
                get("/products?limit=" + (i + 1)).statusCode(200);
            }
            rename("Renamed");
        }
        await().untilAsserted(() -> get(path).statusCode(200).body("data.title", equalTo("Renamed")));
    }

    @Test
    void whatIsLeftIsShownAsSoonAsItIsLittleAndNotForAnHour() {
        assertThat(left()).isNull();
        reserve("order-" + UUID.randomUUID(), 7);
        await().untilAsserted(() -> assertThat(left()).isEqualTo(3));
        String last = "order-" + UUID.randomUUID();
        reserve(last, 3);
        await().untilAsserted(
                        () -> assertThat(read(path).getBoolean("data.inStock")).isFalse());
        asService()
                .post("/internal/v1/reservations/" + last + "/release")
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(left()).isEqualTo(3));
    }

    /** Prints what it takes; asserts only that every change arrives, for machines differ. */
    @Test
    void everyChangeIsSeen() {
        long[] nanos = IntStream.range(0, CHANGES)
                .mapToLong(i -> {
                    get(path).statusCode(200);
                    rename("Title " + i);
                    long committed = System.nanoTime();
                    await().atMost(Duration.ofSeconds(10))
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> get(path).extract().path("data.title").equals("Title " + i));
                    return System.nanoTime() - committed;
                })
                .sorted()
                .toArray();
        System.out.printf(
                "From commit to a reader who sees it, %d changes: p50 %.1f ms, p95 %.1f ms, worst %.1f ms%n",
                CHANGES, nanos[CHANGES / 2] / 1e6, nanos[CHANGES * 95 / 100] / 1e6, nanos[CHANGES - 1] / 1e6);
        assertThat(LongStream.of(nanos).count()).isEqualTo(CHANGES);
    }

    private Integer left() {
        return read(path).get("data.variants[0].sizes[0].left");
    }

    private void rename(String title) {
        catalogue.change("products", product, "title = '" + title + "'");
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, product)));
    }

    private void reserve(String reference, int quantity) {
        Map<String, Object> line = Map.of(
                "variantId", catalogue.text("SELECT variant_id FROM variant_sizes"),
                "sizeId", catalogue.text("SELECT size_id FROM variant_sizes"),
                "quantity", quantity);
        asService()
                .contentType("application/json")
                .body(Map.of("reference", reference, "lines", new Object[] {line}))
                .post("/internal/v1/reservations")
                .then()
                .statusCode(201);
    }
}
