package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

@ExtendWith(RunningSuite.class)
class HomepageIT {

    private static final List<String> SECTIONS =
            List.of("justForYou", "newArrivals", "trendingStores", "events", "offers", "flashSales");

    /** A service that has only just started may miss the budget of a section at first; that is not the subject here. */
    @BeforeEach
    void warmUp() {
        await().untilAsserted(() ->
                when().get("/api/v1/homepage").then().statusCode(200).body("data.metadata.partialFailure", is(false)));
    }

    @Test
    void theVeryFirstVisitorOfANewInstallationSeesTheWholePage(FirstPage first) {
        first.response()
                .then()
                .statusCode(200)
                .body("data.metadata.partialFailure", is(false))
                .body("data.errors", empty())
                .body("data.sections.values().items*.size()", everyItem(is(10)));
    }

    @Test
    void oneCallAnswersTheWholeHomepage() {
        JsonPath page = when().get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("X-Request-Id", not(empty()))
                .body("success", is(true))
                .body("data.errors", empty())
                .body("data.metadata.timestamp", notNullValue())
                .body("data.metadata.executionTime", greaterThanOrEqualTo(0))
                .body("data.metadata.fromCache", notNullValue())
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"))
                .body("data.metadata.ttl", greaterThanOrEqualTo(0))
                .body("data.metadata.partialFailure", is(false))
                .extract()
                .jsonPath();

        Map<String, Map<String, List<?>>> sections = page.getMap("data.sections");
        assertThat(sections.keySet()).containsExactlyElementsOf(SECTIONS);
        assertThat(sections.values())
                .allSatisfy(section -> assertThat(section.get("items")).hasSize(10));
        assertThat(Instant.parse(page.getString("data.metadata.timestamp"))).isBefore(Instant.now());
    }

    @Test
    void theSecondCallIsServedFromTheCache() {
        await().untilAsserted(() -> when().get("/api/v1/homepage?limit=7")
                .then()
                .statusCode(200)
                .body("data.metadata.partialFailure", is(false)));

        when().get("/api/v1/homepage?limit=7")
                .then()
                .statusCode(200)
                .body("data.metadata.fromCache", is(true))
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1:limit=7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void eachSectionHasAsManyItemsAsAskedFor(int limit) {
        await().untilAsserted(() -> when().get("/api/v1/homepage?limit=" + limit)
                .then()
                .statusCode(200)
                .body("data.sections.justForYou.items", hasSize(limit))
                .body("data.sections.newArrivals.items", hasSize(limit)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=51", "limit=-1", "limit=abc", "limit=99999999999", "userId=me"})
    void aParameterThatIsWrongIsA400ProblemThatNamesIt(String query) {
        when().get("/api/v1/homepage?" + query)
                .then()
                .spec(problem(400, "invalid_parameter"))
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void theIdOfARequestIsKept() {
        given().header("X-Request-Id", "test-42")
                .when()
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "test-42");
    }
}
