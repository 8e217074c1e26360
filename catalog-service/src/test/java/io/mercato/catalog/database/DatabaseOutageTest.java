package io.mercato.catalog.database;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
class DatabaseOutageTest {
    /** Below what a caller waits: refused connections are noticed at once, and nothing else is waited for. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final Catalogue catalogue;
    private final AgroalDataSource pool;
    private final Duration idleBeforeTried;

    DatabaseOutageTest(
            Catalogue catalogue,
            AgroalDataSource pool,
            @ConfigProperty(name = "quarkus.datasource.jdbc.foreground-validation-interval") Duration idleBeforeTried) {
        this.catalogue = catalogue;
        this.pool = pool;
        this.idleBeforeTried = idleBeforeTried;
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
            for (String path : List.of(
                    "/products/" + product, "/products/featured", "/stores", "/events", "/offers?flashSale=true")) {
                long start = System.nanoTime();
                assertProblem(get(path), 503, "database_unavailable");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(QUICKLY);
            }
            get("/stores").header("Retry-After", "2");
            assertProblem(asService().post("/internal/v1/demo-catalogue").then(), 503, "database_unavailable");
            assertProblem(
                    asService()
                            .contentType("text/csv")
                            .body("Handle,Title,Variant Price\na,A,1\n")
                            .post("/internal/v1/imports/products")
                            .then(),
                    503,
                    "database_unavailable");
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
            // Those used more lately would be handed out untried; a restart of PostgreSQL takes longer than this.
            await().pollDelay(idleBeforeTried).until(() -> true);
        }

        for (int i = 0; i < 10; i++) {
            get("/products/" + product).statusCode(200);
        }
        given().get("/q/health/ready").then().statusCode(200);
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
