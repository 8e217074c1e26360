package io.mercato.catalog.cached;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is read often is read once, and what HTTP needs to keep it elsewhere is right. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedReadsTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final CatalogChanges changes;
    private final TieredCaches caches;

    private UUID store;
    private UUID product;
    private String path;

    CachedReadsTest(Catalogue catalogue, Statements statements, CatalogChanges changes, TieredCaches caches) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.changes = changes;
        this.caches = caches;
    }

    @BeforeEach
    void aProductThatNobodyHasReadYet() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        caches.invalidateTags(Arrays.stream(Kind.values())
                        .flatMap(kind -> Stream.of(kind.listTag(), kind.choiceTag()))
                        .collect(Collectors.toSet()))
                .await()
                .atMost(Duration.ofSeconds(5));
        store = catalogue.store("corner");
        product = catalogue.product(store, "shirt", 1);
        path = "/products/" + product;
    }

    @Test
    void whatWasReadOnceTakesNoStatementAgain() {
        String first = get(path).statusCode(200).extract().asString();
        assertThat(statements.of(() -> get(path).statusCode(200).body(equalTo(first))))
                .isZero();
        get("/products").statusCode(200);
        assertThat(statements.of(
                        () -> get("/products").statusCode(200).body("items.id[0]", equalTo(product.toString()))))
                .isZero();
    }

    @Test
    void whatIsTheSameIsReadOnceHoweverItIsAskedFor() {
        get("/products?store=" + store).statusCode(200);
        for (String same : List.of(
                "/products?limit=20&store=" + store,
                "/products?store=" + store.toString().toUpperCase(Locale.ROOT) + "&limit=20",
                "/products?utm_source=mail&store=" + store + "&nonsense=%00")) {
            assertThat(statements.of(() -> get(same).statusCode(200))).as(same).isZero();
        }
        get("/products/new-arrivals").statusCode(200);
        assertThat(statements.of(() -> get("/products").statusCode(200)))
                .as("the same list at two addresses")
                .isZero();
    }

    @Test
    void whatDiffersIsNotMixedUp() {
        UUID other = catalogue.store("other");
        catalogue.product(other, "hat", 2);
        assertThat(read("/products?store=" + store).getList("items.handle")).isEqualTo(List.of("shirt"));
        assertThat(read("/products?store=" + other).getList("items.handle")).isEqualTo(List.of("hat"));
        assertThat(read("/products?limit=1").getList("items.handle")).isEqualTo(List.of("shirt"));
        assertThat(read("/products").getList("items.handle")).isEqualTo(List.of("shirt", "hat"));
        assertProblem(get("/products?limit=0"), 400, "invalid_parameter");
        assertProblem(get("/products?cursor=nonsense"), 400, "invalid_cursor");
        assertProblem(get("/products?cursor=nonsense"), 400, "invalid_cursor");
    }

    @Test
    void whoHasItIsToldSoWithoutAStatement() {
        String etag = get(path)
                .statusCode(200)
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]{22}\""))
                .extract()
                .header("ETag");
        for (String header : List.of(
                etag, "W/" + etag, "\"a,b\", " + etag + " , \"c\"", "*", "\"x\",W/" + etag, "nonsense, " + etag)) {
            assertThat(statements.of(() -> given().header("If-None-Match", header)
                            .get("/api/v1" + path)
                            .then()
                            .statusCode(304)
                            .header("ETag", etag)
                            .header("Cache-Control", containsString("max-age"))
                            .body(blankOrNullString())))
                    .as(header)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\"", "", ",", "\"", "nonsense", "é\u0001", "**", "\"*\""})
    void whoHasSomethingElseGetsIt(String header) {
        given().header("If-None-Match", header).get("/api/v1" + path).then().statusCode(200);
    }

    @Test
    void severalIfNoneMatchHeadersCountTogether() {
        String etag = get(path).extract().header("ETag");
        given().header("If-None-Match", "\"other\"", etag)
                .get("/api/v1" + path)
                .then()
                .statusCode(304);
    }

    @Test
    void aDateTellsThatItIsUnchangedUnlessThereIsATag() {
        Response known = awaitLastModified();
        String date = known.header("Last-Modified");
        assertThat(statusWith("If-Modified-Since", date)).isEqualTo(304);
        assertThat(statusWith("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"))
                .isEqualTo(200);
        assertThat(statusWith("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))
                .isEqualTo(304);
        assertThat(statusWith("If-Modified-Since", "Sunday, 01-Jan-40 00:00:00 GMT"))
                .isEqualTo(304);
        assertThat(statusWith("If-Modified-Since", "Fri Jan  1 00:00:00 2100")).isEqualTo(304);
        assertThat(statusWith("If-Modified-Since", "yesterday")).isEqualTo(200);
        given().header("If-Modified-Since", date)
                .header("If-None-Match", "\"other\"")
                .get("/api/v1" + path)
                .then()
                .statusCode(200);
    }

    @Test
    void aHeadIsAGetWithoutItsBody() {
        Response get = given().get("/api/v1" + path);
        int length = get.body().asByteArray().length;
        assertThat(get.header("Content-Length")).isEqualTo(Integer.toString(length));
        given().head("/api/v1" + path)
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(length))
                .header("Content-Type", containsString("application/json"))
                .header("ETag", get.header("ETag"))
                .body(blankOrNullString());
    }

    @Test
    void othersMayKeepItAndAreToldByWhichTagsToForgetIt() {
        get(path)
                .header(
                        "Cache-Control",
                        "public, max-age=10, s-maxage=60, stale-while-revalidate=300, stale-if-error=3600")
                .header("Cache-Tag", "bundle:" + product + ",product:" + product + ",store:" + store)
                .header("Surrogate-Key", "bundle:" + product + " product:" + product + " store:" + store);
        get("/products")
                .header("Cache-Tag", "categories-listed,product:" + product + ",products-listed,store:" + store)
                .header("Vary", nullValue());
    }

    @Test
    void theTagsOfALongListStaySmallEnoughForAProxy() {
        catalogue.run("INSERT INTO products (store_id, handle, title, price, currency, status) SELECT '" + store
                + "', 'p' || i, 'P', 100, 'NGN', 'active' FROM generate_series(1, 99) i");
        Response page = given().get("/api/v1/products?limit=100");
        assertThat(page.jsonPath().getList("items")).hasSize(100);
        assertThat(page.header("Cache-Tag")).isEqualTo("categories-listed,product:*,products-listed,store:" + store);

        changeTitle(product, "Renamed");
        publish(Set.of("product:" + product));
        await().untilAsserted(() ->
                assertThat(read("/products?limit=100").getList("items.title")).contains("Renamed"));
    }

    @Test
    void whoAsksMakesNoDifference() {
        get(path).statusCode(200);
        assertThat(statements.of(() -> given().header("Authorization", "Bearer nonsense")
                        .header("Cookie", "a=b")
                        .header("Accept-Language", "fr")
                        .get("/api/v1" + path)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", containsString("public"))))
                .isZero();
    }

    @Test
    void aChangeIsSeenAndOnlyWhenItIsTold() {
        String etag = get(path).extract().header("ETag");
        changeTitle(product, "Renamed");
        get(path).body("data.title", equalTo("Shirt"));

        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, product)));

        await().untilAsserted(() -> given().header("If-None-Match", etag)
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .header("ETag", not(etag))
                .body("data.title", equalTo("Renamed")));
    }

    @Test
    void aListThatShowsAProductIsForgottenWithItAndWithItsStore() {
        assertThat(read("/products").getList("items.title")).isEqualTo(List.of("Shirt"));
        changeTitle(product, "Renamed");
        publish(Set.of("product:" + product));
        await().untilAsserted(() ->
                assertThat(read("/products").getList("items.title")).isEqualTo(List.of("Renamed")));

        catalogue.change("stores", store, "name = 'Renamed Store'");
        publish(Set.of("store:" + store));
        await().untilAsserted(() -> {
            assertThat(read("/products").getList("items.store.name")).isEqualTo(List.of("Renamed Store"));
            assertThat(read(path).getString("data.store.name")).isEqualTo("Renamed Store");
        });
    }

    @Test
    void aNewProductIsOnTheListsAtOnce() {
        assertThat(read("/products/new-arrivals").getList("items")).hasSize(1);
        UUID hat = catalogue.product(store, "hat", 0);
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, hat)));
        await().untilAsserted(() -> assertThat(read("/products/new-arrivals").getList("items.handle"))
                .isEqualTo(List.of("hat", "shirt")));
    }

    @Test
    void aProductThatLooksDifferentConcernsOnlyTheListsThatShowIt() {
        UUID hat = catalogue.product(store, "hat", 2);
        get("/products?limit=1").statusCode(200).body("items.handle", contains("shirt"));
        get("/products?limit=2").statusCode(200).body("items.handle", contains("shirt", "hat"));
        changeTitle(hat, "Renamed");
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.ofLooks(Kind.PRODUCT, hat)));
        await().untilAsserted(() -> get("/products?limit=2").body("items.title", hasItem("Renamed")));
        assertThat(statements.of(() -> get("/products?limit=1").statusCode(200)))
                .isZero();
    }

    @Test
    void thatThereIsNothingIsRememberedUntilThereIs() {
        UUID id = UUID.randomUUID();
        assertProblem(get("/products/" + id), 404, "product_not_found");
        assertThat(statements.of(() -> assertProblem(get("/products/" + id), 404, "product_not_found")))
                .isZero();

        catalogue.run("INSERT INTO products (id, store_id, handle, title, price, currency, status) VALUES ('" + id
                + "', '" + store + "', 'hat', 'Hat', 100, 'NGN', 'active')");
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, id)));

        await().untilAsserted(() -> get("/products/" + id).statusCode(200));
    }

    @Test
    void whatWasArchivedIsGone() {
        get(path).statusCode(200);
        catalogue.change("products", product, "status = 'archived'");
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, product)));
        await().untilAsserted(() -> assertProblem(get(path), 404, "product_not_found"));
        await().untilAsserted(
                        () -> assertThat(read("/products").getList("items")).isEmpty());
    }

    @Test
    void aHundredAtOnceReadOnce() {
        long took = statements.of(
                () -> IntStream.range(0, 100).parallel().forEach(i -> get(path).statusCode(200)));
        assertThat(took).isEqualTo(3);
    }

    private void changeTitle(UUID id, String title) {
        catalogue.change("products", id, "title = '" + title + "'");
    }

    private void publish(Set<String> tags) {
        // Of a review, say: the product looks different, but is chosen by no other list.
        QuarkusTransaction.requiringNew()
                .run(() -> changes.publish(
                        Change.of(Kind.REVIEW, UUID.randomUUID()).with(tags.toArray(String[]::new))));
    }

    private int statusWith(String header, String value) {
        RequestSpecification request = given().header(header, value);
        return request.get("/api/v1" + path).statusCode();
    }

    /** The date is told as soon as nothing else can have the same one. */
    private Response awaitLastModified() {
        return await().until(() -> given().get("/api/v1" + path), response -> response.header("Last-Modified") != null);
    }
}
