package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.mercato.homepage.graphql.Asked.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.LogLines;
import io.mercato.homepage.graphql.catalog.UpstreamSettings;
import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** What can be asked for, and what it costs catalog-service. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class CatalogueQueriesTest {
    private static final String PRODUCTS = "/api/v1/products";
    private static final String STORES_BY_ID = "/internal/v1/stores/by-ids";
    private static final String PRODUCTS_BY_ID = "/internal/v1/products/by-ids";
    private static final int A_FEW = 10;
    private static final String REVIEWS = "/internal/v1/reviews/by-products";

    @Inject
    TieredCaches caches;

    @Inject
    RedisDataSource redis;

    @Inject
    UpstreamSettings bounds;

    Catalog catalog;

    private final UUID shop = UUID.randomUUID();
    private Goods goods;

    @BeforeEach
    void aCatalogue() {
        catalog.isWell();
        goods = new Goods(catalog.wireMock());
    }

    @Test
    void productsWithTheirStoresCostTwoCallsHoweverManyThereAre() {
        List<UUID> stores = Goods.ids(5);
        goods.list(PRODUCTS, shop, okJson(cards(20, stores)));
        goods.byIds("stores", stores.stream().map(Goods::store).toArray(String[]::new));
        String query = "query ($shop: ID) { products(store: $shop) { items { title price { amount currency }"
                + " store { name city coordinates { latitude } } } nextCursor } }";

        query(query, Map.of("shop", shop))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.products.items", hasSize(20))
                .body("data.products.items.title", everyItem(startsWith("Dress ")))
                .body("data.products.items.price.amount", everyItem(equalTo(129_900)))
                .body("data.products.items.store.city", everyItem(equalTo("Lagos")))
                .body("data.products.items[0].store.name", equalTo("Shop " + stores.getFirst()))
                .body("data.products.items[6].store.name", equalTo("Shop " + stores.get(1)))
                .body("data.products.nextCursor", equalTo("next"));
        assertThat(goods.calls()).containsExactly(PRODUCTS, STORES_BY_ID);
        assertThat(goods.bodies(STORES_BY_ID).getFirst().split("-.{4}-.{4}-.{4}-"))
                .hasSize(6);
        assertThat(catalog.wireMock().getAllServeEvents())
                .filteredOn(event -> event.getRequest().getUrl().equals(STORES_BY_ID))
                .allMatch(event ->
                        "Bearer for-tests-only".equals(event.getRequest().getHeader("Authorization")));

        query(query, Map.of("shop", shop)).body("data.products.items", hasSize(20));
        assertThat(goods.calls()).hasSize(2);
    }

    @Test
    void whatListsDoNotShowIsReadOnceForAllProductsAndFields() {
        List<UUID> ids = Goods.ids(3);
        goods.list(
                PRODUCTS,
                shop,
                okJson(Goods.items(ids.stream().map(id -> Goods.card(id, shop)).toArray(String[]::new))));
        goods.byIds("products", ids.stream().map(id -> Goods.product(id, shop)).toArray(String[]::new));

        query(
                        "query ($shop: ID) { products(store: $shop) { items { description tags inStock optionNames updatedAt"
                                + " category { name } images { url } searchPreview { title }"
                                + " variants { options { name value } sizes { name left price { amount } } } } } }",
                        Map.of("shop", shop))
                .body("errors", nullValue())
                .body("data.products.items.description", everyItem(equalTo("Made of cotton.")))
                .body("data.products.items[2].tags", contains("cotton", "red"))
                .body("data.products.items[1].variants[0].options[0].value", equalTo("Indigo"))
                .body("data.products.items[1].variants[0].sizes[0].left", equalTo(3))
                .body("data.products.items[1].images[0].url", equalTo("/p.svg"))
                .body("data.products.items[1].updatedAt", equalTo("2026-11-02T10:00:00Z"))
                .body("data.products.items[1].category", nullValue());
        assertThat(goods.calls()).containsExactly(PRODUCTS, PRODUCTS_BY_ID);
    }

    @Test
    void moreThanAHundredReferencesAreReadByTheHundred() {
        List<UUID> stores = Goods.ids(150);
        UUID other = UUID.randomUUID();
        goods.list(PRODUCTS, shop, okJson(cards(75, stores.subList(0, 75))));
        goods.list(PRODUCTS, other, okJson(cards(75, stores.subList(75, 150))));
        goods.byIds("stores", stores.stream().map(Goods::store).toArray(String[]::new));

        query(
                        "query ($one: ID, $two: ID) { one: products(store: $one, limit: 75) { items { store { name } } }"
                                + " two: products(store: $two, limit: 75) { items { store { name } } } }",
                        Map.of("one", shop, "two", other))
                .body("errors", nullValue())
                .body("data.two.items[74].store.name", equalTo("Shop " + stores.get(149)));
        assertThat(goods.calls()).containsExactly(PRODUCTS, PRODUCTS, STORES_BY_ID, STORES_BY_ID);
    }

    @Test
    void oneSlowListDelaysNoOther() {
        Duration slow = Duration.ofMillis(300);
        for (String path : List.of("/api/v1/events", "/api/v1/activities", "/api/v1/offers", "/api/v1/stores")) {
            goods.one(path, okJson(Goods.items()).withFixedDelay((int) slow.toMillis()));
        }
        query(
                        "query ($c: String) { events(cursor: $c) { nextCursor } activities(cursor: $c) { nextCursor }"
                                + " offers(cursor: $c) { nextCursor } stores(cursor: $c) { nextCursor } }",
                        Map.of("c", UUID.randomUUID()))
                .statusCode(200);
        LongSummaryStatistics asked = catalog.wireMock().getAllServeEvents().stream()
                // The page's sections are renewed when it is time.
                .filter(event -> event.getRequest().getUrl().contains("cursor="))
                .mapToLong(event -> event.getRequest().getLoggedDate().getTime())
                .summaryStatistics();
        assertThat(asked.getCount()).isEqualTo(4);
        assertThat(asked.getMax() - asked.getMin())
                .as("milliseconds between the first and the last request, before any was answered")
                .isLessThan(slow.toMillis());
    }

    @Test
    void aFieldThatCannotBeHadInTimeIsAnErrorBesideTheOthers() {
        goods.one("/api/v1/events", okJson(Goods.items()).withFixedDelay(3_000));
        goods.one("/api/v1/activities", okJson(Goods.items(Goods.activity())));
        query(
                        "query ($c: String) { events(cursor: $c) { nextCursor } activities(cursor: $c) { items { type"
                                + " ageMonths { min } } } }",
                        Map.of("c", UUID.randomUUID()))
                .statusCode(200)
                .body("data.events", nullValue())
                .body("data.activities.items[0].ageMonths.min", equalTo(24))
                .body("errors", hasSize(1))
                .body("errors[0].path", contains("events"))
                .body("errors[0].extensions.code", equalTo("TIMEOUT_ERROR"))
                .body(
                        "errors[0].message",
                        equalTo("It could not be had within %d ms."
                                .formatted(bounds.timeout().toMillis())));
    }

    @Test
    void whatIsCachedIsAnsweredWhileTheRestOfItCannotBeRead() {
        UUID known = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        goods.byIds("stores", Goods.store(known));
        goods.list(PRODUCTS, shop, okJson(cards(1, List.of(known))));
        String query = "query ($shop: ID) { products(store: $shop) { items { id store { name } } } }";
        query(query, Map.of("shop", shop)).body("errors", nullValue());

        catalog.wireMock().resetAll();
        UUID other = UUID.randomUUID();
        goods.list(PRODUCTS, other, okJson(cards(4, List.of(known, unknown))));
        query(query, Map.of("shop", other))
                .body("data.products.items[0].store.name", equalTo("Shop " + known))
                .body("data.products.items[1].store", nullValue())
                .body("data.products.items[2].store.name", equalTo("Shop " + known))
                .body(
                        "errors.path",
                        containsInAnyOrder(
                                contains("products", "items", 1, "store"), contains("products", "items", 3, "store")))
                .body("errors.extensions.code", everyItem(equalTo("UPSTREAM_ERROR")));
    }

    @Test
    void aProductIsEitherAProductOrABundle() {
        UUID product = UUID.randomUUID();
        UUID bundle = UUID.randomUUID();
        goods.one(
                PRODUCTS + "/" + product,
                okJson("{\"type\": \"product\", \"data\": " + Goods.product(product, shop) + "}"));
        goods.one(
                PRODUCTS + "/" + bundle,
                okJson("{\"type\": \"bundle\", \"data\": " + Goods.bundle(bundle, shop, product) + "}"));
        goods.byIds("products", Goods.product(product, shop));
        goods.byIds("stores", Goods.store(shop));
        query(
                        "query ($product: ID!, $bundle: ID!) { product(id: $product) { __typename ... on Product { title description"
                                + " image { url } } } bundle: product(id: $bundle) { __typename ... on Bundle { saving { amount }"
                                + " store { name } items { quantity options { value } product { title } } } } }",
                        Map.of("product", product, "bundle", bundle))
                .body("errors", nullValue())
                .body("data.product.__typename", equalTo("Product"))
                .body("data.product.description", equalTo("Made of cotton."))
                .body("data.product.image.url", equalTo("/p.svg"))
                .body("data.bundle.__typename", equalTo("Bundle"))
                .body("data.bundle.saving.amount", equalTo(2))
                .body("data.bundle.store.name", equalTo("Shop " + shop))
                .body("data.bundle.items[0].options[0].value", equalTo("Red"))
                .body("data.bundle.items[0].product.title", equalTo("Dress " + product));
        assertThat(goods.calls())
                .as("the product's details are known from its own answer")
                .containsExactlyInAnyOrder(
                        PRODUCTS + "/" + product, PRODUCTS + "/" + bundle, PRODUCTS_BY_ID, STORES_BY_ID);
    }

    @Test
    void anEventAnActivityAndAnOfferAreReadByTheirIdsOnce() {
        UUID event = UUID.randomUUID();
        UUID activity = UUID.randomUUID();
        UUID offer = UUID.randomUUID();
        goods.one("/api/v1/events/" + event, okJson(Goods.event(event, shop)));
        goods.one("/api/v1/activities/" + activity, okJson(Goods.activity(activity)));
        goods.one(
                "/api/v1/offers/" + offer,
                okJson(Goods.offer(offer, UUID.randomUUID(), shop, Instant.parse("2099-01-01T10:00:00Z"))));
        goods.byIds("stores", Goods.store(shop));

        String query =
                "query ($event: ID!, $activity: ID!, $offer: ID!) { event(id: $event) { id title store { name } }"
                        + " activity(id: $activity) { id durationMinutes { max } } offer(id: $offer) { id salePrice { amount }"
                        + " store { name } } }";
        Map<String, Object> ids = Map.of("event", event, "activity", activity, "offer", offer);
        for (int i = 0; i < 2; i++) {
            query(query, ids)
                    .body("errors", nullValue())
                    .body("data.event.id", equalTo(event.toString()))
                    .body("data.event.store.name", equalTo("Shop " + shop))
                    .body("data.activity.durationMinutes.max", equalTo(60))
                    .body("data.offer.salePrice.amount", equalTo(80))
                    .body("data.offer.store.name", equalTo("Shop " + shop));
        }
        assertThat(goods.calls())
                .containsExactly(
                        "/api/v1/activities/" + activity,
                        "/api/v1/events/" + event,
                        "/api/v1/offers/" + offer,
                        STORES_BY_ID);
    }

    @Test
    void eachTypeIsKeptAsLongAsItsConfigurationSays() {
        UUID event = UUID.randomUUID();
        UUID offer = UUID.randomUUID();
        goods.one("/api/v1/events/" + event, okJson(Goods.event(event, null)));
        goods.one(
                "/api/v1/offers/" + offer,
                okJson(Goods.offer(offer, UUID.randomUUID(), shop, Instant.parse("2099-01-01T10:00:00Z"))));
        query(
                        "query ($event: ID!, $offer: ID!) { event(id: $event) { id } offer(id: $offer) { id } }",
                        Map.of("event", event, "offer", offer))
                .body("errors", nullValue());

        // What is kept for a day, and for ten minutes, with a tenth of jitter.
        await().untilAsserted(() -> {
            assertThat(secondsInRedis("events/" + event)).isGreaterThan(3_600);
            assertThat(secondsInRedis("offers/" + offer)).isBetween(500L, 660L);
        });
    }

    private long secondsInRedis(String path) {
        return redis.key().ttl("graphql:api/v1/" + path);
    }

    @Test
    void whatIsNotThereIsNull() {
        UUID nothing = UUID.randomUUID();
        query(
                        "query ($id: ID!) { product(id: $id) { __typename } bundle(id: $id) { id } store(id: $id) { id }"
                                + " event(id: $id) { id } activity(id: $id) { id } offer(id: $id) { id } }",
                        Map.of("id", nothing))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.values().findAll { it != null }", hasSize(0))
                .body("data.size()", equalTo(6));
    }

    @Test
    void whatWasNotThereIsFoundAsSoonAsItIsAdded() {
        UUID event = UUID.randomUUID();
        String query = "query ($id: ID!) { event(id: $id) { title } }";
        for (int i = 0; i < 3; i++) {
            query(query, Map.of("id", event)).body("data.event", nullValue());
        }
        assertThat(goods.calls()).as("that it is not there is known by then").hasSize(1);
        goods.one("/api/v1/events/" + event, okJson(Goods.event(event, shop)));

        caches.invalidateTags(Set.of("event:" + event)).await().atMost(Duration.ofSeconds(5));

        await().untilAsserted(() -> query(query, Map.of("id", event)).body("data.event.title", equalTo("Fair")));
    }

    @Test
    void reviewsOfAListOfProductsCostOneCall() {
        List<UUID> ids = Goods.ids(20);
        goods.list(
                PRODUCTS,
                shop,
                okJson(Goods.items(ids.stream().map(id -> Goods.card(id, shop)).toArray(String[]::new))));
        reviews(ids.stream().map(id -> Goods.reviews(id, 5, 3)).toArray(String[]::new));

        String query = "query ($shop: ID) { products(store: $shop) { items { reviews { items { rating author text"
                + " verifiedPurchase helpful createdAt } nextCursor } } } }";
        for (int i = 0; i < 2; i++) {
            query(query, Map.of("shop", shop))
                    .body("errors", nullValue())
                    .body("data.products.items.reviews.items.rating", everyItem(contains(5, 3)))
                    .body("data.products.items[19].reviews.items[0].author", equalTo("Amaka"))
                    .body("data.products.items[19].reviews.nextCursor", equalTo("more"));
        }

        assertThat(goods.calls()).containsExactly(PRODUCTS, REVIEWS);
        assertThat(reviewsAskedFor()).containsExactly(REVIEWS + "?limit=5&sort=newest");
        assertThat(goods.bodies(REVIEWS + "?limit=5&sort=newest").getFirst().split("-.{4}-.{4}-.{4}-"))
                .hasSize(21);
    }

    @Test
    void moreThanAHundredReviewsAreReadByTheHundred() {
        List<UUID> ids = Goods.ids(10);
        goods.list(
                PRODUCTS,
                shop,
                okJson(Goods.items(ids.stream().map(id -> Goods.card(id, shop)).toArray(String[]::new))));
        reviews(ids.stream().map(id -> Goods.reviews(id, 5)).toArray(String[]::new));

        query(
                        "query ($shop: ID) { products(store: $shop) { items { reviews(limit: 40) { items { rating } } } } }",
                        Map.of("shop", shop))
                .body("errors", nullValue())
                .body("data.products.items.reviews.items.rating", everyItem(contains(5)));

        assertThat(reviewsAskedFor()).hasSize(5).containsOnly(REVIEWS + "?limit=40&sort=newest");
    }

    @Test
    void reviewsThatAreAskedForInTwoWaysAreNotMixedUp() {
        UUID product = aProduct();
        catalog.wireMock()
                .stubFor(post(urlPathEqualTo(REVIEWS))
                        .withQueryParam("sort", com.github.tomakehurst.wiremock.client.WireMock.equalTo("highest"))
                        .willReturn(Goods.bulk(Goods.reviews(product, 5))));
        catalog.wireMock()
                .stubFor(post(urlPathEqualTo(REVIEWS))
                        .withQueryParam("rating", com.github.tomakehurst.wiremock.client.WireMock.equalTo("1"))
                        .withQueryParam("verified", com.github.tomakehurst.wiremock.client.WireMock.equalTo("true"))
                        .willReturn(Goods.bulk(Goods.reviews(product, 1))));

        query(
                        "query ($id: ID!) { product(id: $id) { ... on Product { best: reviews(sort: HIGHEST, limit: 1) { items {"
                                + " rating } } worst: reviews(rating: 1, verified: true) { items { rating } } wrong:"
                                + " reviews(rating: 9) { nextCursor } } } }",
                        Map.of("id", product))
                .body("data.product.best.items.rating", contains(5))
                .body("data.product.worst.items.rating", contains(1))
                .body("data.product.wrong", nullValue())
                .body("errors", hasSize(1))
                .body("errors[0].path", contains("product", "wrong"))
                .body("errors[0].extensions.code", equalTo("invalid_parameter"))
                .body("errors[0].extensions.errors[0].field", equalTo("rating"));
    }

    @Test
    void aCursorGoesOnWithTheReviewsOfOneProduct() {
        UUID product = aProduct();
        UUID another = aProduct();
        reviews(Goods.reviews(product, 2));

        query(
                        "query ($id: ID!) { product(id: $id) { ... on Product { reviews(cursor: \"abc\") { items { rating } } } } }",
                        Map.of("id", product))
                .body("errors", nullValue())
                .body("data.product.reviews.items.rating", contains(2));
        assertThat(reviewsAskedFor()).containsExactly(REVIEWS + "?cursor=abc&limit=5&sort=newest");

        goods.list(PRODUCTS, shop, okJson(Goods.items(Goods.card(product, shop), Goods.card(another, shop))));
        query(
                        "query ($shop: ID) { products(store: $shop) { items { reviews(cursor: \"abc\") { nextCursor } } } }",
                        Map.of("shop", shop))
                .body("data.products.items.reviews", everyItem(nullValue()))
                .body("errors.extensions.errors.flatten().field", everyItem(equalTo("cursor")));
    }

    @Test
    void aCursorThatCatalogRefusesIsTheClientsFault() {
        UUID product = aProduct();
        catalog.wireMock()
                .stubFor(post(urlPathEqualTo(REVIEWS))
                        .willReturn(aResponse()
                                .withStatus(400)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody(
                                        "{\"type\": \"x\", \"title\": \"x\", \"status\": 400, \"code\": \"invalid_cursor\","
                                                + " \"detail\": \"The cursor is damaged.\", \"errors\": [{\"field\": \"cursor\","
                                                + " \"detail\": \"is damaged\"}]}")));
        query(
                        "query ($id: ID!) { product(id: $id) { ... on Product { reviews(cursor: \"zzz\") { nextCursor } } } }",
                        Map.of("id", product))
                .body("data.product.reviews", nullValue())
                .body("errors[0].extensions.code", equalTo("invalid_cursor"))
                .body("errors[0].extensions.errors[0].field", equalTo("cursor"));
    }

    @Test
    void aNewReviewIsSeenAtOnceAndProductsWithoutAnyOrThatAreGoneHaveNone() {
        UUID product = aProduct();
        String query =
                "query ($id: ID!) { product(id: $id) { ... on Product { reviews(sort: HELPFUL) { items { rating } } } } }";
        reviews(Goods.reviews(product));
        query(query, Map.of("id", product)).body("data.product.reviews.items", hasSize(0));

        reviews(Goods.reviews(product, 4));
        caches.invalidateTags(Set.of("votes:" + product)).await().atMost(Duration.ofSeconds(5));
        await().untilAsserted(() ->
                query(query, Map.of("id", product)).body("data.product.reviews.items.rating", contains(4)));

        UUID gone = aProduct();
        query(query, Map.of("id", gone)).body("errors", nullValue()).body("data.product.reviews", nullValue());
    }

    @Test
    void aRefusedTokenOfThisServiceIsAnErrorOfTheReferenceAndALineOfTheLog() {
        UUID known = UUID.randomUUID();
        goods.list(PRODUCTS, shop, okJson(cards(1, List.of(known))));
        catalog.wireMock()
                .stubFor(post(urlPathEqualTo(STORES_BY_ID))
                        .willReturn(aResponse().withStatus(401)));
        String query = "query ($shop: ID) { products(store: $shop) { items { id store { name } } } }";

        try (LogLines log = LogLines.of("io.mercato.homepage.graphql.catalog.Credential")) {
            query(query, Map.of("shop", shop))
                    .body("data.products.items[0].store", nullValue())
                    .body("errors[0].extensions.code", equalTo("UPSTREAM_ERROR"));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("catalog-service answers 401", "mercato.identity.service-token-file");

            goods.byIds("stores", Goods.store(known));
            query(query, Map.of("shop", shop)).body("data.products.items[0].store.name", equalTo("Shop " + known));
            assertThat(log.lines()).hasSize(2).last().asString().contains("can be read again");
        }
    }

    @Test
    void reviewsThatCannotBeReadAreErrorsOfTheirFieldAndTheProductIsThere() {
        UUID product = aProduct();
        catalog.wireMock().stubFor(post(urlPathEqualTo(REVIEWS)).willReturn(serverError()));
        query(
                        "query ($id: ID!) { product(id: $id) { ... on Product { title reviews { nextCursor } } } }",
                        Map.of("id", product))
                .body("data.product.title", equalTo("Dress " + product))
                .body("data.product.reviews", nullValue())
                .body("errors[0].path", contains("product", "reviews"))
                .body("errors[0].extensions.code", equalTo("UPSTREAM_ERROR"));
    }

    /** One that is read by its id. */
    private UUID aProduct() {
        UUID product = UUID.randomUUID();
        goods.one(
                PRODUCTS + "/" + product,
                okJson("{\"type\": \"product\", \"data\": " + Goods.product(product, shop) + "}"));
        return product;
    }

    private void reviews(String... pages) {
        catalog.wireMock().stubFor(post(urlPathEqualTo(REVIEWS)).willReturn(Goods.bulk(pages)));
    }

    private List<String> reviewsAskedFor() {
        return catalog.wireMock().getAllServeEvents().stream()
                .map(event -> event.getRequest().getUrl())
                .filter(url -> url.startsWith(REVIEWS))
                .toList();
    }

    @Test
    void offersShowTheirDiscountAndWhatTheyAreOn() {
        UUID product = UUID.randomUUID();
        goods.one("/api/v1/offers", okJson(Goods.items(Goods.offer(product, shop))));
        goods.byIds("products", Goods.product(product, shop));
        goods.byIds("stores", Goods.store(shop));
        query(
                        "query ($c: String) { offers(flashSale: true, cursor: $c) { items { salePrice { amount } product { title"
                                + " store { city } } discount { ... on PercentageDiscount { percentage } } } } }",
                        Map.of("c", UUID.randomUUID()))
                .body("errors", nullValue())
                .body("data.offers.items[0].discount.percentage", equalTo(20))
                .body("data.offers.items[0].product.store.city", equalTo("Lagos"));
        assertThat(catalog.wireMock().getAllServeEvents())
                .anyMatch(event -> event.getRequest().getUrl().contains("flashSale=true"));
    }

    @Test
    void aStoreTellsWhenItIsOpen() {
        goods.one("/api/v1/stores/" + shop, okJson(Goods.store(shop).replaceFirst("\\{", """
                {"timezone": "Africa/Lagos", "images": [], "contact": {"phone": null, "email": "a@b.c", "website": null},
                 "openingHours": {"weekly": {"monday": [{"opens": "09:00:00", "closes": "17:00:00"}], "tuesday": [],
                   "wednesday": [], "thursday": [], "friday": [], "saturday": [], "sunday": []},
                   "special": [{"date": "2026-12-25", "name": "Christmas", "hours": []}]},
                 "opening": {"openNow": true, "opensAt": null, "closesAt": "2099-01-01T17:00:00Z"},""")));
        query(
                        "query ($id: ID!) { store(id: $id) { name contact { email } opening { openNow closesAt } openingHours {"
                                + " weekly { monday { opens closes } } special { date name } } } }",
                        Map.of("id", shop))
                .body("errors", nullValue())
                .body("data.store.opening.openNow", is(true))
                .body("data.store.openingHours.weekly.monday[0].opens", equalTo("09:00:00"))
                .body("data.store.openingHours.special[0].date", equalTo("2026-12-25"));
    }

    @Test
    void aSearchCountsItsMatches() {
        goods.one("/api/v1/search", okJson("""
                {"items": [{"type": "product", "data": %s, "highlights": {"title": "<mark>Dress</mark>", "snippet": ""}}],
                 "nextCursor": null, "correctedTo": null, "didYouMean": "dresses",
                 "facets": {"matches": 12, "exact": true, "inStock": 7,
                   "category": [{"id": "%s", "handle": "d", "name": "D", "parentId": null, "count": 3}],
                   "price": [{"from": %s, "to": %s, "count": 2}]}}""".formatted(
                        Goods.card(UUID.randomUUID(), shop), UUID.randomUUID(), Goods.money(1), Goods.money(2))));
        query(
                        "query ($f: SearchFilter) { search(query: \" red dress \", filter: $f, sort: PRICE_ASC, facets: [CATEGORY,"
                                + " IN_STOCK, PRICE], limit: 5) { items { product { title } highlights { title } } didYouMean"
                                + " facets { matches inStock category { name count } price { from { amount } } vendor { value }"
                                + " } } }",
                        Map.of(
                                "f",
                                Map.of(
                                        "store",
                                        List.of(shop),
                                        "minPrice",
                                        5_000_000_000L,
                                        "onOffer",
                                        true,
                                        "minRating",
                                        4.5)))
                .body("errors", nullValue())
                .body("data.search.didYouMean", equalTo("dresses"))
                .body("data.search.items[0].highlights.title", equalTo("<mark>Dress</mark>"))
                .body("data.search.facets.matches", equalTo(12))
                .body("data.search.facets.category[0].count", equalTo(3))
                .body("data.search.facets.vendor", nullValue());
        String url =
                catalog.wireMock().getAllServeEvents().getFirst().getRequest().getUrl();
        assertThat(url)
                .contains(
                        "sort=price-asc",
                        "minPrice=5000000000",
                        "onOffer=true",
                        "minRating=4.5",
                        "limit=5",
                        "store=" + shop)
                .contains("facets=category", "facets=inStock", "facets=price")
                .containsAnyOf("q=red+dress", "q=red%20dress");
    }

    @Test
    void manyLevelsAliasesAndFragmentsCostNoMoreCallsThanThereAreKindsOfThings() {
        List<UUID> offered = Goods.ids(20);
        List<UUID> listed = Goods.ids(20);
        UUID cursor = UUID.randomUUID();
        goods.one(
                "/api/v1/offers",
                okJson(Goods.items(
                        offered.stream().map(id -> Goods.offer(id, shop)).toArray(String[]::new))));
        goods.list(
                PRODUCTS,
                shop,
                okJson(Goods.items(
                        listed.stream().map(id -> Goods.card(id, shop)).toArray(String[]::new))));
        goods.byIds(
                "products",
                Stream.concat(offered.stream(), listed.stream())
                        .map(id -> Goods.product(id, shop))
                        .toArray(String[]::new));
        goods.byIds("stores", Goods.store(shop));
        reviews(Stream.concat(offered.stream(), listed.stream())
                .map(id -> Goods.reviews(id, 5))
                .toArray(String[]::new));
        String query =
                "query ($shop: ID, $c: String) { offers(cursor: $c) { items { store { city } product { ...p } } }"
                        + " a: products(store: $shop) { items { ...p } } b: products(store: $shop) { items { ...p again: store { name } } } }"
                        + " fragment p on Product { title description tags store { name } reviews(limit: 2) { items { rating } } }";
        Map<String, Object> request = Map.of("query", query, "variables", Map.of("shop", shop, "c", cursor));

        for (List<Map<String, Object>> operations : List.of(List.of(request), List.of(request, request, request))) {
            given().contentType("application/json")
                    .body(operations)
                    .post(Asked.PATH)
                    .then()
                    .body("errors.flatten()", everyItem(nullValue()))
                    .body("data.offers.items.product.store.name.flatten()", everyItem(equalTo("Shop " + shop)))
                    .body("data.b.items.reviews.items.rating.flatten()", everyItem(equalTo(5)));
        }

        assertThat(goods.calls().stream().collect(Collectors.groupingBy(call -> call, Collectors.counting())))
                .as(
                        "one for each list, and one for each level of what they refer to; some more where the machine is so busy that"
                                + " what is read together does not come together; never one for each of forty products")
                .containsOnlyKeys("/api/v1/offers", PRODUCTS, PRODUCTS_BY_ID, STORES_BY_ID, REVIEWS)
                .containsEntry("/api/v1/offers", 1L)
                .containsEntry(PRODUCTS, 1L)
                .containsEntry(STORES_BY_ID, 1L)
                .hasEntrySatisfying(PRODUCTS_BY_ID, calls -> assertThat(calls).isLessThan(A_FEW))
                .hasEntrySatisfying(REVIEWS, calls -> assertThat(calls).isLessThan(A_FEW));
    }

    @Test
    void categoriesBundlesAndSuggestionsAreThoseOfRest() {
        UUID parent = UUID.randomUUID();
        UUID child = UUID.randomUUID();
        goods.one(
                "/api/v1/categories",
                okJson(Goods.items(
                        "{\"id\": \"%s\", \"parentId\": \"%s\", \"handle\": \"audio\", \"name\": \"Audio\", \"image\": null}"
                                .formatted(child, parent))));
        goods.list("/api/v1/bundles", shop, okJson(Goods.items("""
                {"id": "%s", "handle": "set", "title": "Set", "vendor": null, "price": %s, "compareAtPrice": null, "saving": null,
                 "items": 3, "inStock": true, "image": null, "store": %s, "createdAt": "2026-11-01T10:00:00Z"}""".formatted(
                        child, Goods.money(5), Goods.reference(shop, "shop")))));
        goods.byIds("stores", Goods.store(shop));
        goods.one(
                "/api/v1/search/suggestions",
                okJson(
                        "{\"products\": [{\"id\": \"%s\", \"handle\": \"ankara\", \"text\": \"Ankara Dress\"}], \"bundles\": [],"
                                        .formatted(child)
                                + " \"categories\": [], \"stores\": [], \"vendors\": [\"Ankole\"]}"));
        String query = "query ($parent: ID, $shop: ID, $typed: String!) { categories(parent: $parent) { items { name"
                + " parentId } } bundles(store: $shop) { items { title itemCount price { currency } store { city } } }"
                + " suggestions(query: $typed) { products { text } vendors } nothing: suggestions(query: \"  \") { vendors } }";
        for (int i = 0; i < 2; i++) {
            query(query, Map.of("parent", parent, "shop", shop, "typed", " ank" + shop))
                    .body("errors", nullValue())
                    .body("data.categories.items[0].parentId", equalTo(parent.toString()))
                    .body("data.bundles.items[0].itemCount", equalTo(3))
                    .body("data.bundles.items[0].store.city", equalTo("Lagos"))
                    .body("data.suggestions.products.text", contains("Ankara Dress"))
                    .body("data.suggestions.vendors", contains("Ankole"))
                    .body("data.nothing.vendors", hasSize(0));
        }
        assertThat(goods.calls())
                .containsExactly("/api/v1/bundles", "/api/v1/categories", "/api/v1/search/suggestions", STORES_BY_ID);
        query("{ suggestions(query: \"a\", limit: 21) { vendors } }")
                .body("errors[0].extensions.code", equalTo("invalid_parameter"));
    }

    @Test
    void oneVariableNamesAStoreWhereverItIsAskedFor() {
        goods.list(PRODUCTS, shop, okJson(Goods.items()));
        goods.list("/api/v1/activities", shop, okJson(Goods.items()));
        goods.list("/api/v1/search", shop, okJson(Goods.items()));
        query(
                        "query ($shop: ID!, $shops: [ID!]!) { products(store: $shop) { nextCursor } activities(filter: {store: $shop})"
                                + " { nextCursor } search(filter: {store: [$shop]}) { nextCursor }"
                                + " all: search(filter: {store: $shops}) { nextCursor } }",
                        Map.of("shop", shop, "shops", List.of(shop)))
                .body("errors", nullValue())
                .body("data.values().nextCursor", everyItem(equalTo("next")));
    }

    @Test
    void whatCatalogRefusesIsToldWithItsCodeAndArgument() {
        goods.one(
                "/api/v1/stores",
                aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\": \"x\", \"title\": \"x\", \"status\": 400, \"code\": \"invalid_cursor\","
                                + " \"detail\": \"The cursor is damaged.\", \"shortages\": [],"
                                + " \"errors\": [{\"field\": \"cursor\", \"detail\": \"is damaged\"}]}"));
        query("{ stores(cursor: \"zzz\") { nextCursor } }")
                .statusCode(200)
                .body("data.stores", nullValue())
                .body("errors[0].extensions.code", equalTo("invalid_cursor"))
                .body("errors[0].extensions.errors[0].field", equalTo("cursor"))
                .body("errors[0].message", equalTo("The cursor is damaged."));
    }

    @Test
    void badAnswersAreErrorsThatTellNothingOfTheirSource() {
        String query = "query ($c: String) { events(cursor: $c) { items { title } } }";
        Map<String, Object> one = Map.of("c", UUID.randomUUID());
        for (String answer : List.of(
                "<html>",
                "[]",
                "{}",
                "{\"items\": 5}",
                "{\"items\": [null]}",
                "{\"items\": [{\"id\": \"zzz\"}]}",
                "{\"items\": [")) {
            goods.one("/api/v1/events", okJson(answer));
            query(query, one)
                    .statusCode(200)
                    .body("data.events", nullValue())
                    .body("errors[0].extensions.code", equalTo("INVALID_RESPONSE"))
                    .body("errors[0].message", not(containsString("Exception")));
        }
        goods.one("/api/v1/events", okJson(Goods.items()));
        query(query, one).body("errors", nullValue()).body("data.events.items", hasSize(0));
    }

    @Test
    void whatLacksAlmostEverythingIsNotTakenForWhatIsNotThere() {
        UUID store = UUID.randomUUID();
        goods.list(PRODUCTS, shop, okJson(cards(1, List.of(store))));
        goods.one("/api/v1/products/" + shop, okJson("{\"type\": \"product\", \"data\": {}}"));
        catalog.wireMock().stubFor(post(STORES_BY_ID).willReturn(okJson("{}")));
        query(
                        "query ($shop: ID, $id: ID!) { product(id: $id) { __typename }"
                                + " products(store: $shop) { items { title store { name } } } }",
                        Map.of("shop", shop, "id", shop))
                .body("data.product", nullValue())
                .body("data.products.items[0].title", startsWith("Dress "))
                .body("data.products.items[0].store", nullValue())
                .body("errors.extensions.code", contains("INVALID_RESPONSE", "INVALID_RESPONSE"));

        goods.byIds("stores", Goods.store(store));
        query("query ($shop: ID) { products(store: $shop) { items { store { name } } } }", Map.of("shop", shop))
                .body("errors", nullValue())
                .body("data.products.items[0].store.name", equalTo("Shop " + store));
    }

    @Test
    void aFieldThatTheSchemaPromisesAndCatalogForgotIsAnErrorOfThatField() {
        goods.one("/api/v1/events", okJson("{\"items\": [{\"id\": \"%s\"}], \"nextCursor\": null}".formatted(shop)));
        query("query ($c: String) { events(cursor: $c) { items { title } } }", Map.of("c", UUID.randomUUID()))
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo("INVALID_RESPONSE"))
                .body("errors[0].path", contains("events", "items", 0, "title"));
    }

    @Test
    void whatHasChangedIsReadAnew() {
        UUID product = UUID.randomUUID();
        goods.list(
                PRODUCTS,
                shop,
                okJson(Goods.items(Goods.card(product, shop))).withHeader("Cache-Tag", "product:" + product));
        goods.byIds("products", Goods.product(product, shop));
        String query = "query ($shop: ID) { products(store: $shop) { items { title description } } }";
        query(query, Map.of("shop", shop)).body("data.products.items[0].description", equalTo("Made of cotton."));
        goods.byIds("products", Goods.product(product, shop).replace("cotton.", "wool."));
        goods.list(PRODUCTS, shop, okJson(Goods.items(Goods.card(product, shop).replace("Dress " + product, "Coat"))));

        caches.invalidateTags(Set.of("product:" + product)).await().atMost(Duration.ofSeconds(5));
        await().untilAsserted(() -> query(query, Map.of("shop", shop))
                .body("data.products.items[0].title", equalTo("Coat"))
                .body("data.products.items[0].description", equalTo("Made of wool.")));
    }

    @Test
    void readsThatKeepFailingAreLeftAloneAndThenTriedAgain() {
        goods.one("/api/v1/activities", serverError());
        await().untilAsserted(() -> query(
                        "query ($c: String) { activities(cursor: $c) { nextCursor } }", Map.of("c", UUID.randomUUID()))
                .body("errors[0].extensions.code", equalTo("CIRCUIT_OPEN")));
        goods.one("/api/v1/activities", okJson(Goods.items()));
        await().untilAsserted(() -> query(
                        "query ($c: String) { activities(cursor: $c) { nextCursor } }", Map.of("c", UUID.randomUUID()))
                .body("errors", nullValue()));
    }

    @Test
    void theHomepageIsThatOfRestWithErrorsAtTheSectionsThatAreMissing() {
        for (String path : List.of("products/recommended", "products/new-arrivals")) {
            goods.one("/api/v1/" + path, okJson(Goods.items(Goods.card(UUID.randomUUID(), shop))));
        }
        goods.one("/api/v1/stores/featured", okJson(Goods.items(Goods.store(shop))));
        goods.one("/api/v1/events/featured", serverError());
        goods.one("/api/v1/offers", okJson(Goods.items(Goods.offer(UUID.randomUUID(), shop))));
        goods.byIds("stores", Goods.store(shop));
        query(
                        "{ homepage(limit: 37) { justForYou { title store { name } } newArrivals { title } trendingStores { city }"
                                + " events { title } offers { title } flashSales { title } metadata { ttl partialFailure } } }")
                .statusCode(200)
                .body("data.homepage.justForYou[0].store.name", equalTo("Shop " + shop))
                .body("data.homepage.trendingStores.city", contains("Lagos"))
                .body("data.homepage.events", nullValue())
                .body("data.homepage.metadata.partialFailure", is(true))
                .body("errors", hasSize(1))
                .body("errors[0].path", contains("homepage", "events"))
                .body("errors[0].extensions.code", equalTo("UPSTREAM_ERROR"));
    }

    @Test
    void aCustomersHomepageIsForThatCustomerAndAdministrators() {
        UUID ada = UUID.randomUUID();
        String query = "query ($id: ID) { homepage(limit: 5, userId: $id) { justForYou { title } metadata { ttl } } }";
        for (String path : List.of("products/recommended", "products/new-arrivals")) {
            goods.one("/api/v1/" + path, okJson(Goods.items(Goods.card(ada, shop))));
        }
        for (String path : List.of("stores/featured", "events/featured", "offers")) {
            goods.one("/api/v1/" + path, okJson(Goods.items()));
        }
        query(query, Map.of("id", ada))
                .statusCode(200)
                .body("data.homepage", nullValue())
                .body("errors[0].extensions.code", equalTo("unauthenticated"));
        as(Tokens.customer(UUID.randomUUID()), query, ada).body("errors[0].extensions.code", equalTo("forbidden"));
        as("nonsense", query, ada).body("errors[0].extensions.code", equalTo("invalid_token"));
        as(Tokens.customer(ada), query, ada)
                .body("errors", nullValue())
                .body("data.homepage.justForYou.title", contains("Dress " + ada))
                .header("Cache-Control", equalTo("no-store"));
        as(Tokens.admin("root"), query, ada).body("errors", nullValue());
        query(query, Map.of("id", "me")).body("errors[0].extensions.code", equalTo("invalid_parameter"));
    }

    private static ValidatableResponse as(String token, String query, UUID customer) {
        return given().auth()
                .oauth2(token)
                .queryParam("query", query)
                .queryParam("variables", "{\"id\": \"" + customer + "\"}")
                .get(Asked.PATH)
                .then()
                .statusCode(200);
    }

    private static String cards(int count, List<UUID> stores) {
        return Goods.items(IntStream.range(0, count)
                .mapToObj(i -> Goods.card(UUID.randomUUID(), stores.get(i % stores.size())))
                .toArray(String[]::new));
    }
}
