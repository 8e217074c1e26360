package io.mercato.catalog.database;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
class DatabaseOutageTest {
    /** Below what a caller waits: refused connections are noticed at once, and nothing else is waited for. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final Catalogue catalogue;
    private final AgroalDataSource pool;
    private final String url;
    private final String user;
    private final String password;

    DatabaseOutageTest(
            Catalogue catalogue,
            AgroalDataSource pool,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.catalogue = catalogue;
        this.pool = pool;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @BeforeEach
    void aProduct() {
        catalogue.clear();
    }

    @Test
    void whileTheDatabaseIsAwayEveryAnswerIsA503ProblemAndAfterwardsAllIsWellWithoutARestart() throws Exception {
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        for (int i = 0; i < 3; i++) {
            get("/products/" + product).statusCode(200);
        }

        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            assertRefusedTogether(List.of(
                    () -> get("/products/" + product),
                    () -> get("/products/featured"),
                    () -> get("/stores").header("Retry-After", "2"),
                    () -> get("/events"),
                    () -> get("/offers?flashSale=true"),
                    () -> asService().post("/internal/v1/demo-catalogue").then(),
                    () -> asService()
                            .contentType("text/csv")
                            .body("Handle,Title,Variant Price\na,A,1\n")
                            .post("/internal/v1/imports/products")
                            .then()));
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
        }

        for (int i = 0; i < 10; i++) {
            get("/products/" + product).statusCode(200);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    /** At once, since each waits for a while before it is refused. */
    private static void assertRefusedTogether(List<Callable<ValidatableResponse>> requests) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (Future<ValidatableResponse> answer : clients.invokeAll(requests)) {
                assertProblem(answer.get(), 503, "database_unavailable");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICKLY);
        }
    }

    @Test
    void whenEveryConnectionIsCutAtOnceNobodyWhoReadsNotices() throws Exception {
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        for (int limit = 1; limit <= 3; limit++) {
            // Each for the first time, so that no cache answers.
            cutAllConnections();
            get("/products/" + UUID.randomUUID()).statusCode(404);
            cutAllConnections();
            get("/stores?limit=" + limit).statusCode(200);
            cutAllConnections();
            get("/search?q=shirt&limit=" + limit).statusCode(200);
            cutAllConnections();
            asAdmin().get("/api/v1/admin/products/" + product).then().statusCode(200);
            cutAllConnections();
            asAdmin().get("/api/v1/admin/products").then().statusCode(200);
        }
    }

    /** As a fail-over does: those that are idle, six at least, and without the pool's knowledge. */
    private void cutAllConnections() throws SQLException {
        List<Connection> idle = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            idle.add(pool.getConnection());
        }
        for (Connection connection : idle) {
            connection.close();
        }
        try (Connection operator = DriverManager.getConnection(url, user, password);
                Statement statement = operator.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    @Test
    void requestsThatFindNoConnectionFreeWaitForOneAndAreServed() throws Exception {
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        pool.getConfiguration().setMetricsEnabled(true);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> answer;
            try (AllConnections _ = new AllConnections(pool)) {
                answer = clients.submit(
                        () -> get("/products/" + product).extract().statusCode());
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> pool.getMetrics().awaitingCount() > 0);
            }
            assertThat(answer.get()).isEqualTo(200);
        }
    }

    @Test
    void aRequestThatWaitsForAConnectionInVainGetsA503Problem() throws Exception {
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        try (AllConnections _ = new AllConnections(pool)) {
            assertProblem(get("/products/" + product), 503, "database_unavailable");
        }
        get("/products/" + product).statusCode(200);
    }

    /** Every connection that the pool may have, until it is closed. */
    private static final class AllConnections implements AutoCloseable {
        private final List<Connection> taken = new ArrayList<>();

        AllConnections(AgroalDataSource pool) throws SQLException {
            int all = pool.getConfiguration().connectionPoolConfiguration().maxSize();
            while (taken.size() < all) {
                taken.add(pool.getConnection());
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }
}
