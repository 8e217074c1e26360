package io.mercato.homepage.storefront;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Listing;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(ShopProfile.class)
class StorefrontTest {
    @Inject
    Catalog catalog;

    @Inject
    Vertx vertx;

    @Inject
    HomePage homePage;

    @Inject
    Languages languages;

    @Inject
    Frames frames;

    @Inject
    StorefrontSettings settings;

    @Inject
    ObjectMapper json;

    Shop shop;

    @BeforeEach
    void aWholeFrontPage() {
        shop.isWell();
        home(home -> home.select(".sorry").isEmpty());
    }

    @Test
    void theFrontPageShowsAllSixSections() {
        Document home = page("/");
        assertThat(home.select("main section.part > header > h2").eachText())
                .containsExactly(
                        "Flash sales",
                        "Just for you",
                        "New arrivals",
                        "Offers",
                        "Stores people love",
                        "Upcoming events");
        assertThat(home.select("#justForYou .product")).hasSize(6);
        assertThat(home.select("#justForYou .product h3 a").first().attr("href"))
                .isEqualTo("/products/019b76da-0000-7000-8000-000000001000/dress-0");
        assertThat(home.select(".chips a").attr("href")).isEqualTo("/categories/" + Shop.CATEGORY + "/dresses");
    }

    @Test
    void pricesAreWrittenAsTheirCurrencyIsWithTheReductionBeside() {
        Document home = page("/");
        assertThat(home.select("#newArrivals .product .cost").first().text())
                .isEqualTo("Now ₦15,000.00 Before ₦20,000.00");
        assertThat(home.select("#newArrivals .product .badge").first().text()).isEqualTo("−25%");
        assertThat(home.select("#events .cost").text()).isEqualTo("Free");
    }

    @Test
    void aSectionThatFailedSaysSoAndOffersToTryAgainAndTheOthersAreShown() {
        shop.fails("events/featured");
        Document home = home(page -> !page.select(".sorry").isEmpty());
        assertThat(home.select("#events .sorry").text()).startsWith("We could not load the events just now.");
        assertThat(home.select("#events .sorry a").attr("href")).isEqualTo("/");
        assertThat(home.select("#newArrivals .product")).hasSize(6);
        given().get("/").then().header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void aSectionThatCannotBeReadIsAsIfItHadFailed() {
        shop.answers("stores/featured", okJson("{\"items\": [{\"name\": 1}, 7]}"));
        Document home = home(page -> !page.select(".sorry").isEmpty());
        assertThat(home.select("#trendingStores .sorry")).hasSize(1);
        assertThat(home.select("main section.part")).hasSize(6);
    }

    /** Each is JSON, and a list, but nothing that could be shown. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"id\": null, \"price\": {\"amount\": 1, \"currency\": \"???\"}}"})
    void aSectionWithAnItemThatCannotBeShownTakesNoOtherDown(String item) {
        shop.answers("products/new-arrivals", okJson("{\"items\": [" + item + "]}"));
        shop.flashSalesAnswer(okJson("{\"items\": [" + item + "]}"));
        Document home = home(page -> page.select(".sorry").size() == 2);
        assertThat(home.select("#newArrivals .sorry, #flashSales .sorry")).hasSize(2);
        assertThat(home.select("#justForYou .product")).hasSize(6);
    }

    @Test
    void aHundredWhoComeAtOnceAreShownThePageThatIsMadeOnce() {
        Shop.isForgotten();
        given().get("/api/v1/homepage").then().statusCode(200);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Html>> shown = IntStream.range(0, 100)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> homePage.now(languages.usual()), visitors))
                    .toList();
            assertThat(shown.stream().map(CompletableFuture::join))
                    .allMatch(page -> page == shown.getFirst().join());
        }
    }

    /** A long list would have every other request of the replica wait. */
    @ParameterizedTest
    @ValueSource(strings = {"", "further"})
    void whatIsReadIsTakenApartOffTheEventLoops(String cursor) {
        CompletableFuture<Listing<Probe>> read = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(_ -> catalog.reads()
                .list("products", Probe.class, Map.of("limit", "2"), cursor)
                .subscribe()
                .with(read::complete, read::completeExceptionally));
        assertThat(read)
                .succeedsWithin(Duration.ofSeconds(5))
                .satisfies(found -> assertThat(found.items()).isNotEmpty().noneMatch(probe -> probe.onEventLoop));
    }

    /** Knows where it was made. */
    private static final class Probe {
        private final boolean onEventLoop = Context.isOnEventLoopThread();
    }

    @Test
    void aSectionWithNothingInItIsLeftOut() {
        shop.flashSalesAnswer(okJson(Shop.list(Stream.of())));
        Document home = home(page -> page.select("#flashSales").isEmpty());
        assertThat(home.select("main section.part")).hasSize(5);
    }

    @Test
    void aNewPageIsShownAtOnce() {
        shop.answers("products/new-arrivals", okJson(Shop.list(Stream.of(Shop.card(1, "Brand new")))));
        home(page -> page.select("#newArrivals h3").eachText().equals(List.of("Brand new")));
    }

    @Test
    void theFrontPageHasAValidatorAndIsAnswered304WhenNothingChanged() {
        Response first = given().get("/");
        first.then()
                .header("Cache-Control", startsWith("public, max-age=10, s-maxage=60"))
                .header("Vary", equalTo("Accept-Encoding, Accept-Language"))
                .contentType("text/html; charset=utf-8");
        given().header("If-None-Match", "\"other\", " + first.header("ETag"))
                .get("/")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")))
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\", garbage").get("/").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1.0, gzip;q=0.8", "*", "GZIP"})
    void pagesAreCompressedForThoseWhoTakeIt(String accepted) {
        asking(accepted).head("/").then().statusCode(200).header("Content-Encoding", equalTo("gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "gzip;q=0.000, br"})
    void pagesAreNotCompressedForThoseWhoDoNot(String accepted) {
        asking(accepted).head("/").then().statusCode(200).header("Content-Encoding", equalTo(null));
    }

    @Test
    void aHeadIsAnsweredAsAGetWithoutItsBody() {
        Response get = asking("identity").get("/");
        asking("identity")
                .head("/")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(get.header("ETag")))
                .header("Content-Length", equalTo(get.header("Content-Length")))
                .body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/products/" + Shop.PRODUCT, "/products/nothing"})
    void noPageMayLoadOrRunWhatIsNotTheShops(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        containsString("default-src 'none'; script-src 'self'; style-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY");
    }

    @Test
    void everyPageNamesFilesThatMayBeKeptForEver() {
        Document home = page("/");
        for (String address : Stream.of(
                        home.select("link[rel=stylesheet]").attr("href"),
                        home.select("script[src]").attr("src"),
                        home.select("link[rel=icon]").attr("href"))
                .toList()) {
            given().get(address).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        }
    }

    @Test
    void theFirstVisitIsLight() {
        Document home = page("/");
        int bytes = Stream.of(
                        "/",
                        home.select("link[rel=stylesheet]").attr("href"),
                        home.select("script[src]").attr("src"))
                .mapToInt(
                        address -> Integer.parseInt(asking("gzip").head(address).header("Content-Length")))
                .sum();
        assertThat(bytes).isLessThan(20_000);
    }

    @Test
    void aFileOfAnotherVersionIsServedAsItIsNowButNotForEver() {
        given().get("/assets/storefront-0123456789abcdef.css")
                .then()
                .statusCode(200)
                .contentType("text/css; charset=utf-8")
                .header("Cache-Control", "public, max-age=60");
    }

    @Test
    void aProductIsShownWithEverythingThatBelongsToIt() {
        Document page = page("/products/" + Shop.PRODUCT + "/ankara-wrap-dress");
        assertThat(page.title()).isEqualTo("Ankara Wrap Dress · Mercato");
        assertThat(page.select("h1").text()).isEqualTo("Ankara Wrap Dress");
        assertThat(page.select(".trail a").eachText()).containsExactly("Home", "Dresses");
        assertThat(page.select("#choice .cost.big").text()).isEqualTo("Now ₦18,500.00 Before ₦23,125.00 −20%");
        assertThat(page.select(".stock").text()).isEqualTo("Only 3 left");
        assertThat(page.select(".slides img")).hasSize(2);
        assertThat(page.select(".slides img").eachAttr("alt")).containsExactly("The dress in red", "Ankara Wrap Dress");
        assertThat(page.select(".seller a").attr("href")).isEqualTo("/stores/" + Shop.STORE + "/amina");
        assertThat(page.select("#reviews h3").text()).isEqualTo("Lovely");
        assertThat(page.select("#reviews").text()).contains("Verified purchase", "3 people found this helpful");
        assertThat(page.select("#offers li").text()).contains("15% off", "Now ₦15,725.00", "12 left");
        assertThat(page.select("#related .product")).hasSize(6);
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://shop.example/products/" + Shop.PRODUCT + "/ankara-wrap-dress");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .isEqualTo("https://shop.example/picture.svg");
    }

    @Test
    void anotherKindAndSizeIsAnAddressAway() {
        Document page = page("/products/" + Shop.PRODUCT);
        assertThat(page.select(".choice a[aria-current]").eachText()).containsExactly("Red", "S");
        assertThat(page.select(".choice a.gone").text()).isEqualTo("L (sold out)");
        Document large = page(page.select(".choice a.gone").attr("href"));
        assertThat(large.select("#choice .cost.big").text()).isEqualTo("₦19,500.50");
        assertThat(large.select(".stock").text()).isEqualTo("Sold out");
        Document blue = page(page.select(".choice a:contains(Blue)").attr("href"));
        assertThat(blue.select("#choice .cost.big").text()).isEqualTo("₦21,000.00");
        assertThat(blue.select(".stock").text()).isEqualTo("In stock");
        assertThat(blue.select("link[rel=canonical]").attr("href")).doesNotContain("variant");
    }

    @Test
    void aKindThatIsNotThereIsTheFirstThatCanBeBought() {
        assertThat(page("/products/" + Shop.PRODUCT + "?variant=nothing&size='x")
                        .select(".stock")
                        .text())
                .isEqualTo("Only 3 left");
    }

    @Test
    void machinesReadWhatItCosts() throws Exception {
        Document page = page("/products/" + Shop.PRODUCT);
        var product = json.readTree(
                page.select("script[type=application/ld+json]").first().data());
        assertThat(product.path("@type").asText()).isEqualTo("Product");
        assertThat(product.path("offers").path("price").asText()).isEqualTo("18500.00");
        assertThat(product.path("offers").path("availability").asText()).isEqualTo("https://schema.org/InStock");
        assertThat(product.path("aggregateRating").path("reviewCount").asInt()).isEqualTo(2);
        var set = json.readTree(page("/bundles/" + Shop.BUNDLE)
                .select("script[type=application/ld+json]")
                .first()
                .data());
        assertThat(set.path("offers").path("price").asText()).isEqualTo("40000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=dress", "/products/" + Shop.PRODUCT, "/categories/" + Shop.CATEGORY})
    void whatPeopleCallThingsIsNeverMarkup(String path) {
        shop.answers(
                "products/" + Shop.PRODUCT,
                okJson("{\"type\": \"product\", \"data\": " + Shop.product(Shop.NASTY) + "}"));
        shop.answers("products/" + Shop.PRODUCT + "/reviews", okJson(Shop.list(Stream.of(Shop.review(Shop.NASTY)))));
        String cards = Shop.list(Stream.of(Shop.card(1, Shop.NASTY)));
        shop.answers("products/new-arrivals", okJson(cards));
        shop.answers("products/" + Shop.PRODUCT + "/related", okJson(cards));
        shop.answers(
                "search",
                okJson(Shop.found(Stream.of(Shop.card(1, Shop.NASTY)))
                        .replace("<mark>Ankara</mark> dress", "<mark>x</mark><script>alert(1)</script>")));
        shop.answers(
                "categories/" + Shop.CATEGORY,
                okJson(Shop.category().replace("\"Dresses\"", "\"" + Shop.NASTY + "\"")));
        home(page -> page.select("#newArrivals .product").size() == 1);
        String html = given().get(path).then().statusCode(200).extract().asString();
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x");
        Document page = Jsoup.parse(html);
        assertThat(page.select("[onerror]")).isEmpty();
        assertThat(page.text()).contains("<script>alert('x')</script>\"><img src=x onerror=alert(1)> & Sons");
    }

    @Test
    void whatOneSearchesForIsShownAsItWasTyped() {
        Document page = page("/search?q=%3Cscript%3E%22%27%26");
        assertThat(page.select("h1").text()).isEqualTo("Results for “<script>\"'&”");
        assertThat(page.select("#q").attr("value")).isEqualTo("<script>\"'&");
    }

    @Test
    void theWebsiteOfAStoreCannotBeAScript() {
        Document store = page("/stores/" + Shop.STORE);
        assertThat(store.select(".contact a").eachAttr("href"))
                .containsExactly("tel:+23415550100", "mailto:hello@amina.example");
    }

    @Test
    void aStoreTellsWhenItIsOpenAndWhatItSells() {
        Document store = page("/stores/" + Shop.STORE + "/amina");
        assertThat(store.select(".stock").text()).startsWith("Open now, until");
        assertThat(store.select(".hours tr:contains(Monday) td").text()).isEqualTo("09:00 – 12:30, 14:00 – 18:00");
        assertThat(store.select(".hours tr:contains(Tuesday) td").text()).isEqualTo("Closed");
        assertThat(store.select(".hours .special").text()).isEqualTo("Christmas Day, 25 December 2099 Closed");
        assertThat(store.select("#products .product")).hasSize(6);
    }

    @Test
    void aBundleShowsItsPartsAndWhatItSaves() {
        Document bundle = page("/bundles/" + Shop.BUNDLE);
        assertThat(bundle.select(".saving").text()).contains("₦5,000.00");
        assertThat(bundle.select(".inside li").text()).contains("Ankara Wrap Dress", "Red, S", "2 × ₦18,500.00");
        assertThat(bundle.select(".stock").text()).isEqualTo("Only 2 left");
    }

    @Test
    void aBundleThatIsAskedForAsAProductIsShownWhereItIs() {
        given().redirects()
                .follow(false)
                .get("/products/" + Shop.BUNDLE)
                .then()
                .statusCode(301)
                .header("Location", containsString("/bundles/" + Shop.BUNDLE + "/picnic-set"));
    }

    @Test
    void allProductsAreFoundByTheSearch() {
        given().redirects()
                .follow(false)
                .get("/products")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/search"));
    }

    @Test
    void anEventTellsItsTimeByTheClockOfItsPlace() {
        assertThat(page("/events/" + Shop.EVENT).select("dd").eachText())
                .containsExactly("Fri 1 May, 17:00 to 22:00 GMT", "Harbour, Accra", "Free", "1,200 places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events"})
    void listsTellTheTimesOfEventsByTheClocksOfTheirPlaces(String path) {
        assertThat(page(path).select(".event time").eachText()).containsExactly("Fri 1 May, 17:00 GMT");
    }

    @Test
    void whereThePlaceCannotBeHadTheTimeIsToldByTheShopsClock() {
        UUID unknown = UUID.randomUUID();
        shop.answers("events", okJson(Shop.list(Stream.of(Shop.event().replace(Shop.LOCATION, unknown.toString())))));
        shop.fails("locations/" + unknown);
        Shop.isForgotten();
        assertThat(page("/events").select(".event time").eachText()).containsExactly("Fri 1 May, 18:00 WAT");
    }

    @Test
    void anActivityTellsForWhomItIs() {
        assertThat(page("/activities/" + Shop.ACTIVITY).select("dl").text())
                .contains("Ages 4 to 10 years", "Takes 45 to 90 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/offers", "/bundles", "/stores", "/events", "/activities", "/categories"})
    void thereIsAPageForEachList(String path) {
        assertThat(page(path).select("main li")).isNotEmpty();
    }

    @Test
    void aSearchSendsItsFiltersAndShowsWhatCouldBeFiltered() {
        Document page = page("/search?q=Dress&min=10000&max=20000.50&inStock=true&sort=price-asc&vendor=Nok+%26+Sons");
        var sent = shop.requests("search").getLast();
        assertThat(sent.queryParameter("q").firstValue()).isEqualTo("Dress");
        assertThat(sent.queryParameter("minPrice").firstValue()).isEqualTo("1000000");
        assertThat(sent.queryParameter("maxPrice").firstValue()).isEqualTo("2000050");
        assertThat(sent.queryParameter("vendor").firstValue()).isEqualTo("Nok & Sons");
        assertThat(sent.queryParameter("sort").firstValue()).isEqualTo("price-asc");
        assertThat(page.select(".page-head").text()).isEqualTo("Results for “Dress” About 1,200 products");
        assertThat(page.select(".product h3").first().html()).contains("<mark>Ankara</mark> dress");
        assertThat(page.select(".hint a").attr("href")).startsWith("/search?q=ankara&");
        assertThat(page.select(".chosen a").eachText())
                .contains("Remove the filter In stock ×", "Remove the filter Nok & Sons ×");
        assertThat(page.select(".facet a[aria-current]").eachText()).anyMatch(text -> text.startsWith("In stock"));
        assertThat(page.select(".more a").attr("href")).contains("q=Dress").contains("cursor=abc%3D%3D");
    }

    @Test
    void aRangeOfPricesIsALinkThatKeepsTheOtherFilters() {
        Document page = page("/search?q=dress&inStock=true");
        String href = page.select(".facet a:contains(10,000 to)").attr("href");
        assertThat(href).isEqualTo("/search?q=dress&min=10000&max=19999.99&inStock=true");
        Document chosen = page(href);
        assertThat(chosen.select(".facet a:contains(10,000 to)").attr("href"))
                .isEqualTo("/search?q=dress&inStock=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=x",
                "store=1",
                "min=abc",
                "max=-1",
                "min=1e9999",
                "minRating=9",
                "sort=nothing",
                "inStock=maybe",
                "q=%00",
                "unknown=1"
            })
    void whatAnAddressHasWrongIsLeftOutOfTheSearch(String query) {
        page("/search?" + query);
        assertThat(shop.requests("search").getLast().getQueryParams().keySet())
                .containsExactlyInAnyOrder("sort", "limit", "facets");
    }

    @Test
    void bundlesAreFoundTooAndWhatHasNoPageIsPassedOver() {
        shop.answers(
                "search",
                okJson("{\"items\": [{\"type\": \"bundle\", \"data\": " + Shop.bundleCard() + "}, "
                        + "{\"type\": \"voucher\", \"data\": {\"value\": 7}}], \"nextCursor\": null}"));
        Document page = page("/search?q=picnic");
        assertThat(page.select(".product h3 a").eachAttr("href"))
                .containsExactly("/bundles/" + Shop.BUNDLE + "/picnic-set");
        assertThat(page.select(".product .badge").text()).isEqualTo("Set of 3");
    }

    @Test
    void aSearchThatFindsNothingSaysWhatToDoAndShowsWhatOthersLike() {
        shop.answers(
                "search", okJson("{\"items\": [], \"nextCursor\": null, \"correctedTo\": null, \"didYouMean\": null}"));
        Document nothing = page("/search?q=xyzzy");
        assertThat(nothing.select(".empty").text()).startsWith("Nothing found");
        assertThat(nothing.select(".filters")).isEmpty();
        assertThat(nothing.select("[aria-labelledby=others-heading] .product")).hasSize(6);
        assertThat(page("/search?q=xyzzy&inStock=true").select(".filters")).hasSize(1);
    }

    @Test
    void aCursorThatTheCatalogueRefusesIsA400Page() {
        shop.answers("search", aResponse().withStatus(400));
        Document page = Jsoup.parse(
                given().get("/search?cursor=x").then().statusCode(400).extract().asString());
        assertThat(page.select("h1").text()).isEqualTo("We could not read this address");
    }

    static Stream<Arguments> nothing() {
        return Stream.of("products", "bundles", "stores", "categories", "events", "activities")
                .flatMap(kind -> Stream.of(UUID.randomUUID().toString(), "%3Cscript%3E")
                        .map(id -> Arguments.of("/" + kind + "/" + id)));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void whatIsNotThereIsA404PageThatLeadsOn(String path) {
        ValidatableResponse answer =
                given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        answer.contentType("text/html; charset=utf-8").header("Cache-Control", "no-store");
        Document page = Jsoup.parse(answer.extract().asString());
        assertThat(page.select("h1").text()).isEqualTo("This page is not here");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("form[role=search]")).hasSize(1);
    }

    @Test
    void theApiGoesOnAnsweringProblems() {
        given().get("/api/v1/homepage?limit=0").then().statusCode(400).contentType("application/problem+json");
        given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().accept("application/json")
                .get("/products/" + Shop.PRODUCT)
                .then()
                .statusCode(406);
    }

    static Stream<Arguments> unwell() {
        return Stream.of(
                        aResponse().withStatus(500),
                        aResponse().withStatus(503),
                        ok("<html>proxy error</html>").withHeader("Content-Type", "text/html"),
                        okJson("{\"type\": \"product\", \"data\": {\"id\": "),
                        okJson("null"),
                        okJson("{\"type\": \"car\", \"data\": {}}"),
                        ok(),
                        // A good answer that comes too late.
                        okJson("{\"type\": \"product\", \"data\": " + Shop.product("Late") + "}")
                                .withFixedDelay(3_000))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("unwell")
    void aCatalogueThatIsUnwellIsAPageThatSaysSoInTime(ResponseDefinitionBuilder answer) {
        String product = UUID.randomUUID().toString();
        shop.answers("products/" + product, answer);
        ValidatableResponse page = given().get("/products/" + product).then().statusCode(503);
        page.contentType("text/html; charset=utf-8").header("Retry-After", "5").header("Cache-Control", "no-store");
        assertThat(Jsoup.parse(page.extract().asString()).select("h1").text())
                .isEqualTo("The shop is catching its breath");
    }

    @Test
    void whatBelongsToAProductMayFailByItself() {
        String product = UUID.randomUUID().toString();
        shop.answers(
                "products/" + product,
                okJson("{\"type\": \"product\", \"data\": "
                        + Shop.product("Dress").replace(Shop.PRODUCT, product) + "}"));
        shop.fails("products/" + product + "/offers");
        shop.fails("products/" + product + "/related");
        shop.fails("products/" + product + "/reviews");
        shop.hangs("products/" + product + "/reviews/summary");
        Document page = page("/products/" + product);
        assertThat(page.select("h1").text()).isEqualTo("Dress");
        assertThat(page.select(".sorry a").eachAttr("data-retry")).containsExactly("offers", "reviews", "related");
    }

    @Test
    void aPageThatWasSeenBeforeIsShownWhileTheCatalogueIsAway() {
        assertThat(page("/products/" + Shop.PRODUCT).select("h1").text()).isEqualTo("Ankara Wrap Dress");
        shop.fails("products/" + Shop.PRODUCT);
        assertThat(page("/products/" + Shop.PRODUCT).select("h1").text()).isEqualTo("Ankara Wrap Dress");
    }

    @Test
    void whoLooksAtAProductIsCountedByTheCatalogueAsWhatTheyAre() {
        given().header("User-Agent", "Mozilla/5.0 (test)")
                .get("/products/" + Shop.PRODUCT)
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(shop.requests("products/" + Shop.PRODUCT))
                .filteredOn(request -> request.header("If-None-Match").isPresent())
                .extracting(request -> request.getHeader("User-Agent"))
                .containsExactly("Mozilla/5.0 (test)"));
        assertThat(shop.requests("products/" + Shop.PRODUCT))
                .filteredOn(request -> !request.header("If-None-Match").isPresent())
                .allMatch(request -> request.getHeader("User-Agent").contains("bot"));
    }

    @Test
    void searchEnginesAreKeptOutOfTheSearch() {
        given().get("/robots.txt").then().statusCode(200).body(containsString("Disallow: /search"));
        assertThat(page("/search?q=dress").select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void whatTheShopTellsOfItselfIsAtTheFootOfEachPageInItsLanguage() {
        Element link = page("/categories").select(".bottom a[href^=/about]").getFirst();
        assertThat(link.attr("href")).isEqualTo("/about/privacy?from=shop&of=all");
        assertThat(link.text()).isEqualTo("Privacy");
        String french =
                given().header("Accept-Language", "fr").get("/categories").asString();
        assertThat(Jsoup.parse(french).select(".bottom a[href^=/about]").text()).isEqualTo("Confidentialité");
    }

    @Test
    void theSitemapHasEveryPageAndIsServedAsItWasWhileTheCatalogueIsAway() {
        shop.answers("products", okJson(Shop.list(Stream.of(Shop.card(1))).replace("null}", "\"next\"}")));
        shop.goesOn("products", "next", okJson(Shop.list(Stream.of(Shop.card(2)))));
        Shop.isForgotten();
        given().get("/robots.txt").then().body(containsString("Sitemap: https://shop.example/sitemap.xml"));
        Response sitemap = given().get("/sitemap.xml");
        assertThat(sitemap.contentType()).startsWith("application/xml");
        assertThat(sitemap.xmlPath().getList("urlset.url.loc", String.class))
                .contains(
                        "https://shop.example/",
                        "https://shop.example/categories/" + Shop.CATEGORY + "/dresses",
                        "https://shop.example/stores/" + Shop.STORE + "/amina",
                        "https://shop.example/bundles/" + Shop.BUNDLE + "/picnic-set",
                        "https://shop.example/events/" + Shop.EVENT,
                        "https://shop.example/activities/" + Shop.ACTIVITY,
                        "https://shop.example/products/019b76da-0000-7000-8000-000000001001/dress-1",
                        "https://shop.example/products/019b76da-0000-7000-8000-000000001002/dress-2")
                .doesNotHaveDuplicates();
        shop.isAway();
        Shop.isForgotten();
        assertThat(given().get("/sitemap.xml").asString()).isEqualTo(sitemap.asString());
    }

    @Test
    void aSitemapThatCannotBeMadeWholeIsNone() {
        shop.answers("products", okJson(Shop.list(Stream.of(Shop.card(1))).replace("null}", "\"broken\"}")));
        shop.goesOn("products", "broken", serverError());
        Shop.isForgotten();
        assertThat(new Sitemap(catalog, frames, settings).now()).isEmpty();
        shop.goesOn("products", "broken", okJson(Shop.list(Stream.of(Shop.card(2)))));
        assertThat(new Sitemap(catalog, frames, settings).now()).isPresent();
    }

    @Test
    void searchEnginesReachAllThatIsListedPageByPage() {
        assertThat(page("/categories/" + Shop.CATEGORY).select(".more a").attr("href"))
                .matches("/categories/[^?]+\\?cursor=.*");
        given().get("/robots.txt").then().statusCode(200).body(containsString("Allow: /*?cursor="));
    }

    @Test
    void aCategoryTellsPeopleAndMachinesTheWayToIt() {
        Document page = page("/categories/" + Shop.CATEGORY);
        assertThat(page.select(".trail a").eachText()).containsExactly("Home", "Categories");
        assertThat(page.select("script[type=application/ld+json]").html())
                .contains("\"BreadcrumbList\"", "\"position\":3", "https://shop.example/categories/" + Shop.CATEGORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stores/" + Shop.STORE, "/products/" + Shop.PRODUCT})
    void theLargestPictureOfAPageIsLoadedFirst(String path) {
        Element first = page(path).select("main img").getFirst();
        assertThat(first.attr("fetchpriority")).isEqualTo("high");
        assertThat(first.hasAttr("loading")).isFalse();
    }

    @Test
    void theFrontPageLoadsThePicturesOfItsFirstSectionFirst() {
        assertThat(home(page -> page.select("#flashSales .tile").size() == 1).select("main img:not([loading])"))
                .allMatch(picture -> picture.closest("#flashSales") != null)
                .first()
                .matches(picture -> picture.attr("fetchpriority").equals("high"));
        shop.flashSalesAnswer(okJson(Shop.list(Stream.of())));
        assertThat(home(page -> page.select("#flashSales").isEmpty()).select("main img:not([loading])"))
                .hasSize(2)
                .allMatch(picture -> picture.closest("#justForYou") != null);
    }

    @Test
    void theFirstPicturesOfAListDoNotWaitToBeNear() {
        assertThat(page("/search?q=dress").select(".grid img").stream().map(picture -> picture.attr("loading")))
                .containsExactly("", "", "lazy", "lazy", "lazy", "lazy");
    }

    @Test
    void aSetOfWhichAPartIsGoneIsMarkedInLists() {
        shop.answers("bundles", okJson(Shop.list(Stream.of(Shop.bundleCard().replace("true", "false")))));
        Shop.isForgotten();
        assertThat(page("/bundles").select(".tile .badge").eachText()).containsExactly("Sold out");
    }

    /** The front page, made anew until it is as it shall be: what is forgotten is told to replicas a moment later. */
    private static Document home(Predicate<Document> asItShallBe) {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(5))
                .until(
                        () -> {
                            Shop.isForgotten();
                            return page("/");
                        },
                        asItShallBe);
    }

    private static Document page(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        return Jsoup.parse(answer.asString());
    }

    /** REST Assured would ask for gzip besides. */
    private static RequestSpecification asking(String acceptEncoding) {
        return given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", acceptEncoding);
    }
}
