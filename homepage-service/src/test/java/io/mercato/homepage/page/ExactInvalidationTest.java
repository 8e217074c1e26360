package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** What changes has exactly those pages made anew that show it, and exactly those sections loaded. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class ExactInvalidationTest {
    private static final String SHORT = "the short page";
    private static final String LONG = "the long page";
    private static final String ADAS = "Ada's page";
    private static final String BENS = "Ben's page";

    @Inject
    RedisDataSource redis;

    Catalog catalog;

    private final UUID onEveryPage = UUID.randomUUID();
    private final UUID onLongPages = UUID.randomUUID();
    private final UUID forAda = UUID.randomUUID();
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    private Map<String, String> before;

    @BeforeEach
    void fourPages() {
        catalog.isWellAgain();
        catalog.answersPagesOf(3, "newArrivals", products(onEveryPage));
        catalog.answersPagesOf(10, "newArrivals", products(onEveryPage, onLongPages));
        catalog.answersFor(ada, products(forAda));
        catalog.answersFor(ben, products(UUID.randomUUID()));
        makeAnew();
    }

    private void makeAnew() {
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
        await().untilAsserted(() -> pages().values()
                .forEach(page ->
                        page.get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0))));
        before = madeAt();
        catalog.forgetRequests();
    }

    @Test
    void aProductThatOnlySomePagesShowLeavesTheOthersAlone() {
        changed(onLongPages);
        await().untilAsserted(() -> assertThat(madeAnew()).containsExactlyInAnyOrder(LONG, ADAS, BENS));
        assertThat(catalog.urls()).containsOnly("/api/v1/products/new-arrivals?limit=10");
    }

    @Test
    void aProductThatOneCustomerIsShownLeavesEverybodyElseAlone() {
        changed(forAda);
        await().untilAsserted(() -> assertThat(madeAnew()).containsExactly(ADAS));
        assertThat(catalog.urls()).containsOnly("/api/v1/products/recommended?limit=10&userId=" + ada);
    }

    @Test
    void aProductThatAllShowIsMadeAnewOnAll() {
        changed(onEveryPage);
        await().untilAsserted(() -> assertThat(madeAnew()).containsExactlyInAnyOrder(SHORT, LONG, ADAS, BENS));
        assertThat(catalog.urls())
                .containsOnly("/api/v1/products/new-arrivals?limit=10", "/api/v1/products/new-arrivals?limit=3");
    }

    @Test
    void aStoreThatLooksDifferentIsMadeAnewWhereItIsShownOnly() {
        UUID store = UUID.randomUUID();
        catalog.answersPagesOf(
                10,
                "newArrivals",
                products(onEveryPage)
                        .withHeader("Cache-Tag", "products-listed,product:" + onEveryPage + ",store:" + store));
        makeAnew();
        storeChanged(store);
        await().untilAsserted(() -> assertThat(madeAnew()).containsExactlyInAnyOrder(LONG, ADAS, BENS));
        assertThat(catalog.urls()).containsOnly("/api/v1/products/new-arrivals?limit=10");
    }

    @Test
    void aStoreThatOneCustomerIsShownLeavesEverybodyElseAlone() {
        UUID store = UUID.randomUUID();
        catalog.answersFor(ada, okJson("""
                {"items": [{"id": "%s", "store": {"id": "%s", "name": "Adire House"}}]}""".formatted(forAda, store)));
        makeAnew();
        storeChanged(store);
        await().untilAsserted(() -> assertThat(madeAnew()).containsExactly(ADAS));
        assertThat(catalog.urls()).containsOnly("/api/v1/products/recommended?limit=10&userId=" + ada);
    }

    @Test
    void aStoreThatNobodyIsShownChangesNothing() {
        storeChanged(UUID.randomUUID());
        assertThat(madeAnew()).isEmpty();
        assertThat(catalog.requests()).isZero();
    }

    @Test
    void aProductThatNobodyIsShownChangesNothing() {
        changed(UUID.randomUUID());
        assertThat(madeAnew()).isEmpty();
        assertThat(catalog.requests()).isZero();
    }

    /** As catalog-service tells of one that looks different; waits until it has been heard of. */
    private void changed(UUID product) {
        changed("product", product);
    }

    private void storeChanged(UUID store) {
        changed("store", store);
    }

    private void changed(String kind, UUID id) {
        redis.stream(String.class).xadd("mercato:events", Map.of("event", """
                {"specversion": "1.0", "id": "%1$s", "source": "/catalog-service",
                 "type": "io.mercato.catalog.%2$s.changed.v1", "subject": "%2$s:%3$s",
                 "time": "2026-11-20T06:30:00Z", "datacontenttype": "application/json",
                 "data": {"ids": ["%3$s"], "tags": ["%2$s:%3$s", "%2$ss"]}}""".formatted(UUID.randomUUID(), kind, id)));
        await().until(() -> redis.execute("ZSCORE", "tags:{homepage-service}", kind + ":" + id) != null);
    }

    private Set<String> madeAnew() {
        return madeAt().entrySet().stream()
                .filter(page -> !page.getValue().equals(before.get(page.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, String> madeAt() {
        Map<String, String> times = new TreeMap<>();
        pages().forEach((name, page) -> times.put(
                name,
                page.get("/api/v1/homepage").then().statusCode(200).extract().path("data.metadata.timestamp")));
        return times;
    }

    private Map<String, RequestSpecification> pages() {
        Map<String, RequestSpecification> pages = new LinkedHashMap<>();
        pages.put(SHORT, given().queryParam("limit", 3));
        pages.put(LONG, given());
        pages.put(ADAS, given().queryParam("userId", ada).auth().oauth2(Tokens.customer(ada)));
        pages.put(BENS, given().queryParam("userId", ben).auth().oauth2(Tokens.customer(ben)));
        return pages;
    }

    private static ResponseDefinitionBuilder products(UUID... ids) {
        String items = Stream.of(ids).map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(","));
        String tags = Stream.of(ids).map(id -> "product:" + id).collect(Collectors.joining(","));
        return okJson("{\"items\": [" + items + "]}").withHeader("Cache-Tag", "products-listed," + tags);
    }
}
