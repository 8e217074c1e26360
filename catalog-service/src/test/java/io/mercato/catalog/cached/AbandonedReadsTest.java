package io.mercato.catalog.cached;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What nobody waits for any more does not go on in PostgreSQL, which is kept busy here by a lock. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class AbandonedReadsTest {
    /** Below {@code lock_timeout}, which would end what waits here too. */
    private static final Duration SOON = Duration.ofMillis(1900);

    private final Catalogue catalogue;
    private final AgroalDataSource database;
    private final TieredCaches caches;

    private String path;
    private UUID store;

    AbandonedReadsTest(Catalogue catalogue, AgroalDataSource database, TieredCaches caches) {
        this.catalogue = catalogue;
        this.database = database;
        this.caches = caches;
    }

    @BeforeEach
    void aStoreThatNobodyHasRead() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        store = catalogue.store("corner");
        path = "/api/v1/stores/" + store;
    }

    @Test
    void aReadThatIsForTheCacheEndsWithTheDeadlineOfItsCaller() throws SQLException {
        try (Connection _ = lock("stores")) {
            long begun = System.nanoTime();
            assertProblem(waiting(given(), 300).get(path).then(), 503, "deadline_exceeded");
            assertThat(since(begun)).isLessThan(SOON);
            await().atMost(SOON).until(this::nobodyWaitsForALock);
        }
        given().get(path).then().statusCode(200).body("handle", equalTo("corner"));
    }

    @Test
    void aReadThatIsNotCachedEndsWithItToo() throws SQLException {
        Map<String, Object> ids = Map.of("ids", new UUID[] {store}, "fields", new String[] {"id"});
        try (Connection _ = lock("stores")) {
            long begun = System.nanoTime();
            assertProblem(
                    waiting(asService(), 300)
                            .contentType("application/json")
                            .body(ids)
                            .post("/internal/v1/stores/by-ids")
                            .then(),
                    503,
                    "deadline_exceeded");
            assertThat(since(begun)).isLessThan(SOON);
            await().atMost(SOON).until(this::nobodyWaitsForALock);
        }
    }

    @Test
    void aWriteThatIsLateIsUndoneAndSaidToBe() throws SQLException {
        try (Connection _ = lock("stores")) {
            assertProblem(
                    waiting(asAdmin(), 300)
                            .header("If-Match", "*")
                            .contentType("application/merge-patch+json")
                            .body("{\"name\": \"Renamed\"}")
                            .patch("/api/v1/admin/stores/" + store)
                            .then(),
                    503,
                    "deadline_exceeded");
            await().atMost(SOON).until(this::nobodyWaitsForALock);
        }
        assertThat(catalogue.text("SELECT name FROM stores WHERE id = ?", store))
                .isEqualTo("Corner");
    }

    @Test
    void whoWaitsLongerForTheSameReadIsAnsweredAllTheSame() throws SQLException {
        CompletableFuture<Integer> patient;
        try (Connection _ = lock("stores")) {
            CompletableFuture<Integer> impatient = status(waiting(given(), 500));
            await().until(() -> !nobodyWaitsForALock());
            patient = status(given());
            assertThat(impatient.join()).isEqualTo(503);
            // It is loaded once more.
            await().until(() -> !nobodyWaitsForALock());
        }
        assertThat(patient.join()).isEqualTo(200);
    }

    @Test
    void whatIsThereInTimeIsAnsweredAsEver() {
        // What is in the cache is there in any time.
        for (String millis : new String[] {"3600000", "soon", "1"}) {
            given().header(Deadline.HEADER, millis).get(path).then().statusCode(200);
        }
        assertThat(given().get("/q/metrics").asString()).contains("mercato_deadline_statements_cancelled_total");
    }

    /** Until it is closed nobody reads or writes there. */
    private Connection lock(String table) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private boolean nobodyWaitsForALock() {
        return catalogue
                .texts("SELECT pid FROM pg_stat_activity WHERE application_name = 'catalog-service'"
                        + " AND wait_event_type = 'Lock' AND state = 'active'")
                .isEmpty();
    }

    private CompletableFuture<Integer> status(RequestSpecification request) {
        return CompletableFuture.supplyAsync(() -> request.get(path).statusCode());
    }

    private static RequestSpecification waiting(RequestSpecification request, int millis) {
        return request.header(Deadline.HEADER, millis);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
