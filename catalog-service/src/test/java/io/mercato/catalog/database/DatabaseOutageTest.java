package io.mercato.catalog.database;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@QuarkusTest
class DatabaseOutageTest {
    /** Far below what a caller waits; refused connections are noticed at once. */
    private static final Duration QUICKLY = Duration.ofSeconds(1);

    private final Catalogue catalogue;

    DatabaseOutageTest(Catalogue catalogue) {
        this.catalogue = catalogue;
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
            assertProblem(given().post("/internal/v1/demo-catalogue").then(), 503, "database_unavailable");
            assertProblem(
                    given().contentType("text/csv")
                            .body("Handle,Title,Variant Price\na,A,1\n")
                            .post("/internal/v1/imports/products")
                            .then(),
                    503,
                    "database_unavailable");
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
        }

        for (int i = 0; i < 10; i++) {
            get("/products/" + product).statusCode(200);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void manyRequestsAtOnceWaitForAConnectionAndAllAreServed() throws Exception {
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        Callable<Integer> read = () -> get("/products/" + product).extract().statusCode();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = clients.invokeAll(
                    IntStream.range(0, 200).mapToObj(_ -> read).toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }
}
