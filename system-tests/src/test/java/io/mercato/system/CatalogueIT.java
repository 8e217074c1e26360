package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@ExtendWith(RunningSuite.class)
class CatalogueIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/featured?limit=5",
                "/api/v1/products/new-arrivals?limit=5",
                "/api/v1/stores/featured?limit=5",
                "/api/v1/events/featured?limit=5",
                "/api/v1/offers?featured=true&limit=5",
                "/api/v1/offers?flashSale=true&limit=5"
            })
    void eachOfTheSixCallsThatTheHomepageReplacesStillAnswers(String path) {
        when().get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.id", everyItem(notNullValue()))
                .body("nextCursor", notNullValue());
    }

    @Test
    void aListIsReadToItsEndWithoutAnItemTwice() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, Object> page = when().get("/api/v1/offers?flashSale=true&limit=9" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getMap("");
            for (Object item : (List<?>) page.get("items")) {
                ids.add((String) ((Map<?, ?>) item).get("id"));
            }
            cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.get("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(ids).hasSizeGreaterThan(9).doesNotHaveDuplicates();
    }

    @Test
    void aProductIsFoundByItsId() {
        String id =
                when().get("/api/v1/products/featured?limit=1").then().extract().path("items[0].id");

        when().get("/api/v1/products/" + id)
                .then()
                .statusCode(200)
                .body("type", equalTo("product"))
                .body("data.id", equalTo(id))
                .body("data.title", not(empty()));
    }

    @Test
    void thePictureOfADemoProductIsServed() {
        String url =
                when().get("/api/v1/products/featured?limit=1").then().extract().path("items[0].image.url");

        when().get(url).then().statusCode(200).contentType("image/svg+xml");
    }

    @Test
    void anIdThatNoProductHasIsA404Problem() {
        when().get("/api/v1/products/01900000-0000-7000-8000-000000000000")
                .then()
                .spec(problem(404, "product_not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/not-an-id",
                "/api/v1/products/featured?limit=0",
                "/api/v1/products/featured?limit=101",
                "/api/v1/products/featured?limit=abc",
                "/api/v1/offers?flashSale=perhaps"
            })
    void aParameterThatIsWrongIsA400Problem(String path) {
        when().get(path).then().spec(problem(400, "invalid_parameter"));
    }

    @Test
    void aCursorThatWasNotGivenOutIsA400Problem() {
        when().get("/api/v1/products/featured?cursor=made-up").then().spec(problem(400, "invalid_cursor"));
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsA405Problem() {
        given().contentType("application/json")
                .body("{}")
                .when()
                .delete("/api/v1/products/featured")
                .then()
                .spec(problem(405, "method_not_allowed"));
    }

    @Test
    void aBodyOfAnotherKindThanAPathReadsIsA415Problem(Mercato mercato) {
        given().auth()
                .oauth2(mercato.token("service"))
                .contentType("application/json")
                .body("{\"not\": json")
                .when()
                .post(mercato.address("catalog-service") + "/internal/v1/imports/products")
                .then()
                .spec(problem(415, "unsupported_media_type"));
    }
}
