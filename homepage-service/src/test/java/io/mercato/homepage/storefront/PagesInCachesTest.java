package io.mercato.homepage.storefront;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What caches between the shop and its visitors are told of its pages, the good ones and the others. */
@QuarkusTest
@TestProfile(ShopProfile.class)
class PagesInCachesTest {
    private static final int MAX_TAG_LENGTH = 2_500;

    Shop shop;

    @BeforeEach
    void aShopThatIsWell() {
        shop.isWell();
        Shop.isForgotten();
    }

    @ParameterizedTest
    @CsvSource({
        "/, categories-listed",
        "/search?q=dress, products",
        "/products/" + Shop.PRODUCT + ", product:" + Shop.PRODUCT,
        "/products/" + Shop.PRODUCT + "/any-handle, review:2001",
        "/bundles, bundles-listed",
        "/bundles/" + Shop.BUNDLE + ", bundle:" + Shop.BUNDLE,
        "/stores, stores-listed",
        "/stores/" + Shop.STORE + ", store:" + Shop.STORE,
        "/stores/" + Shop.STORE + "/amina, products-listed",
        "/categories, categories-listed",
        "/categories/" + Shop.CATEGORY + ", category:" + Shop.CATEGORY,
        "/offers, offers-listed",
        "/events, events-listed",
        "/events?cursor=abc, events-listed",
        "/events/" + Shop.EVENT + ", event:" + Shop.EVENT,
        "/activities, activities-listed",
        "/activities/" + Shop.ACTIVITY + ", activity:" + Shop.ACTIVITY
    })
    void everyPageNamesWhatItShowsSoThatItCanBePurgedAndIsAnswered304(String path, String tag) {
        Response page = given().get(path);
        page.then().statusCode(200).header("Cache-Control", startsWith("public, max-age=10, s-maxage=60, stale-"));
        assertThat(tags(page)).contains(tag, "storefront");
        assertThat(page.header("Surrogate-Key").split(" ")).containsExactlyElementsOf(tags(page));

        given().header("If-None-Match", page.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", page.header("ETag"))
                .header("Cache-Control", page.header("Cache-Control"))
                .header("Cache-Tag", page.header("Cache-Tag"))
                .header("Vary", page.header("Vary"))
                .body(emptyOrNullString());
    }

    @Test
    void theFrontPageNamesWhatItsSectionsShow() {
        assertThat(tags(given().get("/"))).contains("store:" + Shop.STORE, "section:trendingStores", "offers-listed");
    }

    @Test
    void aPageThatShowsMoreThanAHeaderHoldsNamesItByItsKind() {
        List<String> many = IntStream.range(0, 60)
                .mapToObj(_ -> "product:" + UUID.randomUUID())
                .toList();
        for (String part : List.of("offers", "related", "reviews")) {
            shop.answers(
                    "products/" + Shop.PRODUCT + "/" + part,
                    Shop.tagged(
                            Shop.list(Stream.of()),
                            many.stream().map(tag -> tag + part.charAt(0)).collect(Collectors.joining(","))));
        }
        Response page = given().get("/products/" + Shop.PRODUCT);
        assertThat(page.header("Cache-Tag")).hasSizeLessThan(MAX_TAG_LENGTH);
        assertThat(tags(page)).contains("product:*", "storefront").doesNotContain(many.getFirst() + "o");
    }

    @Test
    void thePlaceOfABundleIsPurgedWithIt() {
        Response moved = given().redirects().follow(false).get("/products/" + Shop.BUNDLE);
        moved.then().statusCode(301).header("Cache-Control", startsWith("public"));
        assertThat(tags(moved)).contains("bundle:" + Shop.BUNDLE);
    }

    @Test
    void aPageThatLacksAPartIsAskedForAgain() {
        shop.fails("products/" + Shop.PRODUCT + "/related");
        String product = UUID.randomUUID().toString();
        shop.answers(
                "products/" + product,
                Shop.tagged("{\"type\": \"product\", \"data\": " + Shop.product("Dress") + "}", "product:" + product));
        given().get("/products/" + product).then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void withoutASectionAndWithoutALastGoodPageTheFrontPageIsA503PageThatOffersToTryAgain() {
        shop.isAway();
        Shop.isForgotten();
        Response answer = given().get("/");
        Document page = excuse(answer, 503);
        answer.then().header("Retry-After", "5");
        assertThat(page.select("h1").text()).isEqualTo("The shop is catching its breath");
        assertThat(page.select("a[data-reload]").text()).isEqualTo("Try again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "activities", "stores", "bundles", "offers", "search"})
    void aCursorThatIsNoneIsA400Page(String list) {
        shop.answers(list, aResponse().withStatus(400));
        assertThat(excuse(given().get("/" + list + "?cursor=nonsense"), 400)
                        .select("h1")
                        .text())
                .isEqualTo("We could not read this address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "bundles", "stores", "categories", "events", "activities"})
    void aThingThatIsNotThereIsA404PageThatNobodyKeeps(String kind) {
        excuse(given().get("/" + kind + "/" + UUID.randomUUID()), 404);
        excuse(given().get("/" + kind + "/" + UUID.randomUUID() + "/with-a-handle"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/products/1/2/3", "/search/more", "/%F0%9F%91%8B", "/apiary", "/not-found"})
    void aBrowserIsShownAPageForAnAddressThatLeadsNowhere(String path) {
        Response answer = given().urlEncodingEnabled(false)
                .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get(path);
        Document page = excuse(answer, 404);
        assertThat(page.select("h1").text()).isEqualTo("This page is not here");
        assertThat(page.select(".failure a").eachAttr("href")).contains("/", "/search");
        assertThat(page.text()).doesNotContain(path.substring(1) + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "text/html;q=0.4, application/json", "text/html;q=0", "text/plain", ""
            })
    void aProgramIsToldOfAnAddressThatLeadsNowhereInAProblem(String accepted) {
        given().accept(accepted)
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Cache-Tag", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api"})
    void besideTheApiABrowserIsToldInAProblemToo(String path) {
        given().accept("text/html").get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whatIsNotReadButSentSomewhereUnknownIsAProblem() {
        given().accept("text/html")
                .body("x")
                .post("/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /** A page that says what went wrong: with the search and ways on, for nobody to keep. */
    private static Document excuse(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Cache-Tag", nullValue())
                .header("ETag", nullValue());
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("form[role=search] input[name=q]")).hasSize(1);
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
        return page;
    }

    private static List<String> tags(Response answer) {
        return List.of(answer.header("Cache-Tag").split(","));
    }
}
