package io.mercato.catalog.database;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.testing.StreamingReplica;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.persistence.EntityManager;

/** The catalogue with a real streaming replica, which falls behind, goes away and comes back. */
@QuarkusTest
@WithTestResource(ReplicaReadsTest.Servers.class)
class ReplicaReadsTest {
    private final Catalogue catalogue;
    private final MeterRegistry metrics;
    private final EntityManager database;
    private final CatalogChanges changes;
    private UUID store;

    ReplicaReadsTest(Catalogue catalogue, MeterRegistry metrics, EntityManager database, CatalogChanges changes) {
        this.catalogue = catalogue;
        this.metrics = metrics;
        this.database = database;
        this.changes = changes;
    }

    /** A primary and its replica. */
    public static final class Servers implements QuarkusTestResourceLifecycleManager {
        private static StreamingReplica servers;

        @Override
        public Map<String, String> start() {
            try {
                servers = StreamingReplica.start(Files.createTempDirectory(Path.of("target"), "replica"), "catalog");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url", servers.primary().jdbcUrl("catalog"),
                    "quarkus.datasource.username", servers.primary().username(),
                    "quarkus.datasource.password", servers.primary().password(),
                    "quarkus.datasource.replica.jdbc.url", servers.standby().jdbcUrl("catalog"),
                    "quarkus.datasource.replica.username", servers.primary().username(),
                    "quarkus.datasource.replica.password", servers.primary().password(),
                    "mercato.database.replica.enabled", "true",
                    "mercato.database.replica.max-lag", "PT3S");
        }

        @Override
        public void stop() {
            servers.close();
        }
    }

    @BeforeEach
    void aStoreThatTheReplicaHas() {
        catalogue.clear();
        store = catalogue.store("corner");
        await().atMost(Duration.ofSeconds(30)).until(() -> isReadFromReplica());
        await().until(() -> nameOf(store).equals("Corner"));
    }

    @Test
    void aReadThatToleratesLagGoesToTheReplica() {
        double before = reads("replica");

        stores().body("items.name", contains("Corner"));

        assertThat(reads("replica")).isGreaterThan(before);
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Database replica' }.data.state", equalTo("in_use"));
    }

    @Test
    void whoHasJustWrittenReadsItWhileTheReplicaIsBehind() {
        replay("pause");
        try {
            catalogue.change("stores", store, "name = 'Corner Shop'");
            String now = Long.toString(System.currentTimeMillis());

            stores().body("items.name", contains("Corner"));
            asService()
                    .header(ReadYourWrites.NAME, now)
                    .contentType("application/json")
                    .body(Map.of("ids", List.of(store)))
                    .post("/internal/v1/stores/by-ids")
                    .then()
                    .body("items.name", contains("Corner Shop"));
        } finally {
            replay("resume");
        }
        await().until(() -> nameOf(store).equals("Corner Shop"));
    }

    @Test
    void aReplicaThatIsFarBehindIsNotReadFrom() {
        replay("pause");
        try {
            catalogue.change("stores", store, "name = 'Corner Shop'");
            await().atMost(Duration.ofSeconds(20)).until(() -> nameOf(store).equals("Corner Shop"));
        } finally {
            replay("resume");
        }
    }

    @Test
    void whatIsReadForACacheIsReadFromTheReplicaToo() {
        AtomicInteger limit = new AtomicInteger(1);
        double before = reads("replica");

        await().until(() -> {
            // Another page each time, which no cache has.
            get("/products?limit=" + limit.getAndIncrement()).statusCode(200);
            return reads("replica") > before;
        });
    }

    @Test
    void whatIsReadForACacheAfterAChangeIsNeverFromBeforeIt() {
        UUID product = catalogue.product(store, "shirt", 1);
        await().until(() -> get("/products/" + product).extract().statusCode() == 200);
        replay("pause");
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                database.createNativeQuery("UPDATE products SET title = 'Blouse' WHERE id = :id")
                        .setParameter("id", product)
                        .executeUpdate();
                changes.publish(Change.of(Kind.PRODUCT, product));
            });

            await().pollInterval(Duration.ofMillis(50)).until(() -> get("/products/" + product)
                    .extract()
                    .path("data.title")
                    .equals("Blouse"));
        } finally {
            replay("resume");
        }
    }

    @Test
    void whileTheReplicaIsAwayThePrimaryAnswersAndAfterwardsItIsUsedAgain() {
        Servers.servers.standby().close();
        try {
            for (int i = 0; i < 5; i++) {
                stores().statusCode(200).body("items", hasSize(1));
            }
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            Servers.servers.standby().restart();
        }
        await().atMost(Duration.ofSeconds(30)).until(this::isReadFromReplica);
    }

    @Test
    void theAnswerToAWriteSaysWhenAndNonsenseOfThatKindIsPassedOver() {
        UUID product = catalogue.product(store, "shirt", 1);
        catalogue.change("products", product, "vendor = 'v'");
        String header = asService()
                .post("/internal/v1/reservations/none/release")
                .then()
                .statusCode(404)
                .extract()
                .header(ReadYourWrites.NAME);

        assertThat(Long.parseLong(header)).isCloseTo(System.currentTimeMillis(), Offset.offset(60_000L));
        for (String nonsense : List.of("abc", "-1", "99999999999999999999", "'; --", "9999999999999")) {
            asService()
                    .header(ReadYourWrites.NAME, nonsense)
                    .contentType("application/json")
                    .body(Map.of("ids", List.of(store)))
                    .post("/internal/v1/stores/by-ids")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
    }

    private boolean isReadFromReplica() {
        double before = reads("replica");
        stores();
        return reads("replica") > before;
    }

    private String nameOf(UUID id) {
        List<String> names = stores().extract().path("items.name");
        return names.isEmpty() ? "" : names.getFirst();
    }

    private ValidatableResponse stores() {
        return asService()
                .contentType("application/json")
                .body(Map.of("ids", List.of(store)))
                .post("/internal/v1/stores/by-ids")
                .then();
    }

    private double reads(String from) {
        return metrics.counter("mercato.database.reads", "from", from).count();
    }

    private static void replay(String what) {
        try (Connection connection = DriverManager.getConnection(
                        Servers.servers.standby().jdbcUrl("catalog"),
                        Servers.servers.primary().username(),
                        Servers.servers.primary().password());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_wal_replay_" + what + "()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
