package io.mercato.catalog.database;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class DatabaseResourceTest {
    private static final String SLOW_QUERIES = "/api/v1/admin/database/slow-queries";
    private static final String POOL = "/api/v1/admin/database/pool";

    private final Catalogue catalogue;

    DatabaseResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Test
    void aStatementThatReadsALargeTableForFewRowsIsReportedWithAnIndexForIt() {
        catalogue.run(
                "CREATE TABLE provoked AS SELECT n AS id, 'v' || n % 1000 AS vendor FROM generate_series(1, 30000) n");
        try {
            catalogue.run("ANALYZE provoked");
            catalogue.run("SELECT pg_stat_statements_reset()");
            catalogue.texts("SELECT id FROM provoked WHERE vendor = ?", "v7");

            Map<String, Object> query = query("FROM provoked WHERE vendor");

            assertThat(query).containsEntry("calls", 1).containsEntry("rows", 30);
            assertThat(query.get("suggestions"))
                    .isEqualTo(List.of(Map.of(
                            "kind", "index",
                            "table", "public.provoked",
                            "columns", List.of("vendor"),
                            "detail", "public.provoked has some 30000 rows, all of which are read to find 30.",
                            "statement", "CREATE INDEX CONCURRENTLY ON public.provoked (vendor)")));
        } finally {
            catalogue.run("DROP TABLE provoked");
        }
    }

    @Test
    void theListsOfTheCatalogueNeedNoAdvice() {
        catalogue.run("SELECT pg_stat_statements_reset()");
        for (String list : List.of("/products", "/stores", "/events", "/offers", "/categories")) {
            get(list).statusCode(200);
        }

        slowQueries("?limit=100").statusCode(200).body("items.collectMany { it.suggestions }", empty());
    }

    @Test
    void theLimitIsKeptAndTheOrderIsWhatIsAskedFor() {
        slowQueries("?limit=2").statusCode(200).body("items.size()", lessThanOrEqualTo(2));
        List<Float> means = slowQueries("?order=mean").extract().jsonPath().getList("items.meanMillis", Float.class);

        assertThat(means).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?order=calls", "?order=total%27--"})
    void parametersOutOfBoundsAreRefused(String query) {
        assertProblem(slowQueries(query), 400, "invalid_parameter");
    }

    @Test
    void aDatabaseThatDoesNotCountSaysWhatToDo() {
        catalogue.run("DROP EXTENSION pg_stat_statements");
        try {
            ValidatableResponse answer = slowQueries("");

            assertProblem(answer, 501, "statement_statistics_off");
            answer.body("detail", containsString("CREATE EXTENSION pg_stat_statements"));
        } finally {
            catalogue.run("CREATE EXTENSION pg_stat_statements");
        }
    }

    @Test
    void thePoolTellsHowBusyItIs() {
        get("/products").statusCode(200);

        asAdmin()
                .get(POOL)
                .then()
                .statusCode(200)
                .body("maximum", equalTo(24))
                .body("acquired", greaterThan(0))
                .body("created", greaterThan(0))
                .body("idle", greaterThan(0))
                .body("waiting", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {SLOW_QUERIES, POOL})
    void onlyAdministratorsMayLook(String path) {
        assertProblem(given().get(path).then(), 401, "unauthenticated");
        assertProblem(asCustomer(UUID.randomUUID()).get(path).then(), 403, "forbidden");
    }

    private Map<String, Object> query(String part) {
        List<Map<String, Object>> items = slowQueries("?limit=100").extract().path("items");
        return items.stream()
                .filter(item -> item.get("query").toString().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse slowQueries(String query) {
        return asAdmin().get(SLOW_QUERIES + query).then();
    }
}
