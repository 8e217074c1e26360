package io.mercato.system;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of the shop as a browser without JavaScript meets them, through the edge. */
@ExtendWith(RunningSuite.class)
class ShopPagesIT {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @Test
    void theFrontPageShowsAllSixSectionsAndWhatTheyHold() {
        await().untilAsserted(() -> {
            List<String> arrivals = when().get("/api/v1/homepage")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("data.sections.newArrivals.items.id");
            String page = page("/").statusCode(200).extract().asString();

            for (String section :
                    List.of("justForYou", "newArrivals", "trendingStores", "events", "offers", "flashSales")) {
                assertThat(page).contains("id=\"" + section + "\"");
            }
            assertThat(arrivals).hasSize(10).allSatisfy(id -> assertThat(page).contains("/products/" + id));
        });
    }

    @Test
    void whatAPageIsDrawnWithComesFromTheShopItselfAndMayBeKept() {
        List<String> assets = ASSET.matcher(page("/").extract().asString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();

        assertThat(assets).hasSizeGreaterThanOrEqualTo(2);
        for (String asset : assets) {
            when().get(asset).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        }
        page("/")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", startsWith("public"));
    }

    @Test
    void whatIsTypedIsFoundAndLeadsToItsPage() {
        String id = when().get("/api/v1/search?q=ankara+wrap+dress&limit=1")
                .then()
                .extract()
                .path("items[0].data.id");

        page("/search?q=ankara+wrap+dress").statusCode(200).body(containsString("/products/" + id));
        page("/products/" + id).statusCode(200).body(containsString("Ankara"));
    }

    @Test
    void aNewProductHasAPageWithItsMarkupAsTextAndAnArchivedOneHasNone(Mercato mercato) {
        Administration ada = new Administration(mercato.token("admin", "ada"));
        var goods = Administration.goods(ada.store("paged"), "Paged Pot", 3);
        goods.put("title", "Pot <script>alert(1)</script>");
        String id = ada.published("products", goods);

        eventually(() -> page("/products/" + id)
                .statusCode(200)
                .body(containsString("Pot &lt;script&gt;"))
                .body(not(containsString("<script>alert"))));
        eventually(() -> page("/").body(containsString("/products/" + id)).body(not(containsString("<script>alert"))));

        ada.step("products", id, "archive");

        eventually(() -> page("/products/" + id).statusCode(404).contentType("text/html"));
        eventually(() -> page("/").body(not(containsString("/products/" + id))));
    }

    @Test
    void aPageNamesWhatItShowsSoThatACdnForgetsItWithThat() {
        String id = when().get("/api/v1/products/featured?limit=1").path("items[0].id");

        eventually(() -> page("/products/" + id).header("Cache-Tag", containsString("product:" + id)));
        eventually(() -> page("/search?q=ankara").header("Cache-Tag", containsString("products")));
        String store = when().get("/api/v1/stores?limit=1").path("items[0].id");
        eventually(() -> page("/stores").header("Cache-Tag", containsString("store:" + store)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/offers", "/categories", "/stores", "/events", "/activities", "/search", "/search?q=zzzz"})
    void everyOtherPageIsThere(String path) {
        page(path).statusCode(200).body(containsString("<main"));
    }

    @Test
    void aPageThatABrowserHasAlreadyIsNotSentAgain() {
        await().untilAsserted(() -> {
            String etag = page("/").extract().header("ETag");

            given().header("Accept", "text/html")
                    .header("If-None-Match", etag)
                    .get("/")
                    .then()
                    .statusCode(304)
                    .body(emptyOrNullString());
        });
    }

    private static ValidatableResponse page(String path) {
        return given().header("Accept", "text/html")
                .get(path)
                .then()
                .contentType(startsWith("text/html"))
                .header("X-Content-Type-Options", "nosniff");
    }

    private static void eventually(Runnable holds) {
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(holds::run);
    }
}
