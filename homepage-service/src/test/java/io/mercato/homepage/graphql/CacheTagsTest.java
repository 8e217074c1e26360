package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a cache in front of us is told, so that it keeps an answer no longer than it is right. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class CacheTagsTest {
    private static final String CACHE_TAG = "Cache-Tag";
    private static final String SURROGATE_KEY = "Surrogate-Key";

    private final UUID shop = UUID.randomUUID();
    Catalog catalog;
    private Goods goods;

    @BeforeEach
    void aCatalogue() {
        catalog.isWell();
        goods = new Goods(catalog.wireMock());
    }

    @Test
    void anAnswerCarriesTheTagsOfEverythingThatItShows() {
        UUID product = UUID.randomUUID();
        goods.list(
                "/api/v1/products",
                shop,
                okJson(Goods.items(Goods.card(product, shop)))
                        .withHeader(CACHE_TAG, "products-listed,product:" + product + ",store:" + shop));
        goods.byIds(
                "stores",
                Goods.store(shop).replace("\"location\": null", "\"location\": " + Goods.reference(product, "l")));
        goods.byIds("products", Goods.product(product, shop));

        String query = "{ products(store: \"" + shop + "\") { items { title description store { name } } } }";
        for (int i = 0; i < 2; i++) {
            ValidatableResponse answer = get(query).body("errors", nullValue());
            assertThat(tags(answer))
                    .as("from catalog-service, and from the cache")
                    .containsExactlyInAnyOrder(
                            "products-listed", "product:" + product, "store:" + shop, "location:" + product);
            assertThat(answer.extract().header(SURROGATE_KEY))
                    .isEqualTo(answer.extract().header(CACHE_TAG).replace(',', ' '));
        }
        String etag = get(query).extract().header("ETag");
        given().queryParam("query", query)
                .header("If-None-Match", etag)
                .get(Asked.PATH)
                .then()
                .statusCode(304)
                .header(CACHE_TAG, containsString("product:" + product));
    }

    @Test
    void aPersistedQueryHasThemToo() {
        UUID event = UUID.randomUUID();
        goods.one("/api/v1/events/" + event, okJson(Goods.event(event, null)).withHeader(CACHE_TAG, "event:" + event));
        String query = "{ event(id: \"" + event + "\") { title } }";
        Map<String, Object> persisted = Map.of("version", 1, "sha256Hash", QueryHash.of(query));
        given().contentType("application/json")
                .body(Map.of("query", query, "extensions", Map.of("persistedQuery", persisted)))
                .post(Asked.PATH)
                .then()
                .statusCode(200)
                .header(CACHE_TAG, nullValue());

        given().queryParam(
                        "extensions",
                        "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + QueryHash.of(query) + "\"}}")
                .get(Asked.PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=30, s-maxage=60")
                .header(CACHE_TAG, "event:" + event)
                .header(SURROGATE_KEY, "event:" + event);
    }

    @Test
    void reviewsAreForgottenByTheirProductThemselvesAndTheVotesThatOrderThem() {
        UUID product = UUID.randomUUID();
        goods.one(
                "/api/v1/products/" + product,
                okJson("{\"type\": \"product\", \"data\": " + Goods.product(product, shop) + "}")
                        .withHeader(CACHE_TAG, "product:" + product));
        catalog.wireMock()
                .stubFor(post(urlPathEqualTo("/internal/v1/reviews/by-products"))
                        .willReturn(Goods.bulk(Goods.reviews(product, 4))));

        Set<String> newest = tags(reviewsOf(product, "NEWEST"));
        Set<String> helpful = tags(reviewsOf(product, "HELPFUL"));

        assertThat(newest).hasSize(2).contains("product:" + product).anyMatch(tag -> tag.startsWith("review:"));
        assertThat(helpful).hasSize(3).containsAll(newest).contains("votes:" + product);
    }

    private static ValidatableResponse reviewsOf(UUID product, String sort) {
        return get("{ product(id: \"" + product + "\") { ... on Product { reviews(sort: " + sort
                        + ") { items { rating } } } } }")
                .body("errors", nullValue());
    }

    @Test
    void tagsThatAreTooManyGiveWayToThoseOfTheirKind() {
        List<UUID> ids = Goods.ids(90);
        String all = ids.stream().map(id -> "product:" + id).collect(Collectors.joining(","));
        goods.list(
                "/api/v1/products",
                shop,
                okJson(Goods.items(ids.stream().map(id -> Goods.card(id, shop)).toArray(String[]::new)))
                        .withHeader(CACHE_TAG, all));

        ValidatableResponse answer = get("{ products(store: \"" + shop + "\", limit: 90) { items { id } } }");

        assertThat(answer.extract().header(CACHE_TAG)).isEqualTo("product:*");
    }

    @Test
    void whatIsNotThereIsForgottenWhenItIsAdded() {
        UUID nothing = UUID.randomUUID();
        assertThat(tags(get("{ product(id: \"" + nothing + "\") { __typename } }")
                        .body("data.product", nullValue())))
                .containsExactlyInAnyOrder("product:" + nothing, "bundle:" + nothing);
        assertThat(tags(get("{ offer(id: \"" + nothing + "\") { id } }"))).containsExactly("offer:" + nothing);
    }

    @Test
    void anOfferThatEndsSoonIsKeptUntilThen() {
        UUID offer = UUID.randomUUID();
        goods.one(
                "/api/v1/offers/" + offer,
                okJson(Goods.offer(offer, UUID.randomUUID(), shop, Instant.now().plus(Duration.ofSeconds(20)))));

        String cacheControl =
                get("{ offer(id: \"" + offer + "\") { id } }").extract().header("Cache-Control");

        assertThat(cacheControl).matches("public, max-age=(1[0-9]|20), s-maxage=(1[0-9]|20)");
    }

    @Test
    void eventsAreListedUntilTheFirstOfThemBegins() {
        String soon = Instant.now().plus(Duration.ofSeconds(20)).toString();
        goods.one(
                "/api/v1/events",
                okJson(Goods.items(Goods.event(shop), Goods.event(shop).replace("2099-01-01T10:00:00Z", soon))));

        String cacheControl =
                get("{ events(limit: 93) { items { id } } }").extract().header("Cache-Control");

        assertThat(cacheControl).matches("public, max-age=(1[0-9]|20), s-maxage=(1[0-9]|20)");
    }

    @Test
    void theHomepageHasTheTagsOfThePage() {
        for (String path : List.of("products/recommended", "products/new-arrivals")) {
            UUID product = UUID.randomUUID();
            goods.one(
                    "/api/v1/" + path,
                    okJson(Goods.items(Goods.card(product, shop))).withHeader(CACHE_TAG, "product:" + product));
        }
        for (String path : List.of("stores/featured", "events/featured", "offers")) {
            goods.one("/api/v1/" + path, okJson(Goods.items()));
        }

        String page = given().get("/api/v1/homepage?limit=41")
                .then()
                .statusCode(200)
                .extract()
                .header(CACHE_TAG);
        get("{ homepage(limit: 41) { justForYou { title } } }")
                .body("errors", nullValue())
                .header(CACHE_TAG, equalTo(page));
        assertThat(page).contains("product:", "section:newArrivals");
    }

    @Test
    void whatShowsNothingOrIsNotKeptHasNoTags() {
        get("{ __typename }").header(CACHE_TAG, nullValue()).header(SURROGATE_KEY, nullValue());
        get("{ nothing }").header("Cache-Control", "no-store").header(CACHE_TAG, nullValue());
    }

    private static Set<String> tags(ValidatableResponse answer) {
        return Set.of(answer.extract().header(CACHE_TAG).split(","));
    }

    private static ValidatableResponse get(String query) {
        return given().queryParam("query", query).get(Asked.PATH).then().statusCode(200);
    }
}
