package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What visitors find in the demo catalogue, through the edge. */
@ExtendWith(RunningSuite.class)
class SearchIT {

    @Test
    void whatIsFoundIsCountedByWhatOneMayChooseNext() {
        JsonPath dresses = search("q=dress&facets=category,price,inStock&limit=1");
        int matches = dresses.getInt("facets.matches");
        assertThat(matches).isGreaterThan(20);
        String category = dresses.getString("facets.category.find { it.handle == 'dresses' }.id");
        int inCategory = dresses.getInt("facets.category.find { it.handle == 'dresses' }.count");

        JsonPath narrowed = search("q=dress&category=" + category + "&facets=category&limit=1");

        assertThat(narrowed.getInt("facets.matches"))
                .as("the count told how many are left after choosing")
                .isEqualTo(inCategory)
                .isBetween(1, matches);
        assertThat(dresses.getList("facets.price.count", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(matches);
    }

    @Test
    void allThatIsFoundIsReadPageByPageAndNothingTwice() {
        int matches = search("q=sandals&facets=inStock&limit=1").getInt("facets.matches");

        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = search("q=sandals&limit=25" + cursor);
            ids.addAll(page.getList("items.data.id", String.class));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(ids).hasSize(matches).hasSizeGreaterThan(25).doesNotHaveDuplicates();
    }

    @Test
    void aTypingErrorIsCorrectedAndToldSo() {
        when().get("/api/v1/search?q=ankraa+dress")
                .then()
                .statusCode(200)
                .body("correctedTo", equalTo("ankara dress"))
                .body("items", not(empty()))
                .body("items.highlights.title", hasItem(containsString("<mark>Ankara</mark>")));
        when().get("/api/v1/search?q=ankara+dress").then().body("correctedTo", nullValue());
    }

    @Test
    void whatIsBeingTypedIsCompleted() {
        when().get("/api/v1/search/suggestions?q=ankara+wr&limit=5")
                .then()
                .statusCode(200)
                .body("products.text", everyItem(containsString("Ankara")))
                .body("products.size()", greaterThan(0));
        when().get("/api/v1/search/suggestions?q=dre")
                .then()
                .statusCode(200)
                .body("categories.handle", hasItem("dresses"));
    }

    @Test
    void filtersHoldTogetherAndTheOrderIsTheOneAskedFor() {
        JsonPath cheapest = search("q=dress&maxPrice=3000000&inStock=true&sort=price-asc&limit=50");

        List<Integer> prices = cheapest.getList("items.data.price.amount", Integer.class);
        assertThat(prices).hasSizeGreaterThan(5).isSorted().allMatch(price -> price <= 3_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "q=%27%3B%20DROP%20TABLE%20products%3B%20--",
                "q=%F0%9F%91%97",
                "q=%D9%81%D8%B3%D8%AA%D8%A7%D9%86",
                "q=a",
                "q=%22%20-%20or"
            })
    void noTextBreaksASearchNorComesBackAsMarkup(String query) {
        Response answer = when().get("/api/v1/search?" + query);

        answer.then().statusCode(200);
        assertThat(answer.asString()).doesNotContain("<script>");
    }

    @Test
    void aSearchThatIsTooLongOrOfNonsenseIsA400Problem() {
        for (String query : List.of("q=" + "word+".repeat(500), "sort=best", "minPrice=-1", "near=here")) {
            when().get("/api/v1/search?" + query).then().spec(problem(400, "invalid_parameter"));
        }
        String cursor = search("q=dress&limit=1").getString("nextCursor");
        when().get("/api/v1/search?q=shirt&cursor=" + cursor).then().spec(problem(400, "invalid_cursor"));
    }

    @Test
    void searchesThatMeanTheSameAreAnsweredAlikeAndOnlyOnceInFull() {
        Response first = when().get("/api/v1/search?q=Linen++DRESS&limit=20");
        String etag = first.then()
                .statusCode(200)
                .header("Cache-Control", containsString("s-maxage"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", etag)
                .get("/api/v1/search?q=linen%20dress")
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .body(emptyOrNullString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/new-arrivals?limit=3",
                "/api/v1/stores/featured?limit=3",
                "/api/v1/events/featured?limit=3",
                "/api/v1/offers?featured=true&limit=3",
                "/api/v1/categories/tree",
                "/api/v1/locations?limit=3"
            })
    void whatHasNotChangedIsNotSentAgain(String path) {
        String etag = when().get(path).then().statusCode(200).extract().header("ETag");

        given().header("If-None-Match", "\"another\", W/" + etag)
                .get(path)
                .then()
                .statusCode(304)
                .header("Cache-Control", containsString("public"))
                .body(emptyOrNullString());
        given().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
    }

    @Test
    void aStoreAPlaceAndAnActivityAreFoundByWhereTheyAreAndForWhom() {
        JsonPath lagos = when().get("/api/v1/locations?near=6.4541,3.3947&limit=1")
                .then()
                .statusCode(200)
                .body("items[0].distanceKm", lessThan(50f))
                .extract()
                .jsonPath();
        String location = lagos.getString("items[0].id");
        when().get("/api/v1/stores?location=" + location)
                .then()
                .statusCode(200)
                .body("items", not(empty()))
                .body("items.location.id", everyItem(equalTo(location)));
        List<Map<String, Integer>> ages = when().get(
                        "/api/v1/activities?minAgeMonths=60&maxAgeMonths=60&setting=indoor&weather=rainy&limit=50")
                .then()
                .statusCode(200)
                .body("items.settings", everyItem(hasItem("indoor")))
                .body("items.weather", everyItem(hasItem("rainy")))
                .extract()
                .jsonPath()
                .getList("items.ageMonths");
        assertThat(ages).isNotEmpty().allSatisfy(age -> {
            assertThat(age.get("min")).isLessThanOrEqualTo(60);
            assertThat(age.get("max")).isGreaterThanOrEqualTo(60);
        });
    }

    private static JsonPath search(String query) {
        return when().get("/api/v1/search?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
