package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.mercato.homepage.graphql.Asked.PATH;
import static io.mercato.homepage.graphql.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mercato.homepage.graphql.catalog.UpstreamSettings;
import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** What waits, and what need not wait for it. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class SideBySideTest {
    private static final String STORES_BY_ID = "/internal/v1/stores/by-ids";
    private static final int SLOW = 400;
    private static final List<String> LISTS = List.of("events", "offers", "stores", "search");

    @Inject
    ObjectMapper json;

    @Inject
    UpstreamSettings bounds;

    @TestHTTPResource(PATH)
    URI endpoint;

    Catalog catalog;

    private final UUID shop = UUID.randomUUID();
    private final String elsewhere = UUID.randomUUID().toString();
    private Goods goods;

    @BeforeEach
    void aCatalogue() {
        catalog.isWell();
        goods = new Goods(catalog.wireMock());
    }

    @Test
    void whatAListRefersToIsReadWhileAnotherListIsOnItsWay() {
        goods.list("/api/v1/products", shop, okJson(Goods.items(Goods.card(UUID.randomUUID(), shop))));
        goods.byIds("stores", Goods.store(shop));
        goods.one("/api/v1/activities", okJson(Goods.items()).withFixedDelay(SLOW));

        query(
                        "query ($shop: ID, $c: String) { products(store: $shop) { items { store { name } } }"
                                + " activities(cursor: $c) { nextCursor } }",
                        Map.of("shop", shop, "c", elsewhere))
                .body("errors", nullValue())
                .body("data.products.items[0].store.name", equalTo("Shop " + shop))
                .body("data.activities.nextCursor", equalTo("next"));

        assertThat(at(STORES_BY_ID) - at("/api/v1/activities?"))
                .as("milliseconds from asking for the slow list to asking for the stores")
                .isLessThan(SLOW);
    }

    @Test
    void queriesThatWaitDoNotQueueBehindOneAnother() {
        LISTS.forEach(list -> goods.one("/api/v1/" + list, okJson(Goods.items()).withFixedDelay(SLOW)));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            IntStream.range(0, 10)
                    .boxed()
                    .flatMap(i -> LISTS.stream()
                            .map(list -> client.sendAsync(
                                    request(
                                            "query ($c: String) { " + list + "(cursor: $c) { nextCursor } }",
                                            elsewhere + i),
                                    HttpResponse.BodyHandlers.ofString())))
                    .toList()
                    .forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        }
        List<Long> asked = requests("/api/v1/")
                .filter(request -> request.getUrl().contains(elsewhere))
                .map(request -> request.getLoggedDate().getTime())
                .sorted()
                .toList();
        assertThat(asked.stream().filter(each -> each < asked.getFirst() + SLOW))
                .as("asked before the first was answered, by fewer event loops")
                .hasSizeGreaterThan(12);
        // Where the machine is so busy that some were too late, lists are left alone for a moment.
        LISTS.forEach(list -> goods.one("/api/v1/" + list, okJson(Goods.items())));
        LISTS.forEach(list -> await().untilAsserted(() -> query(
                        "query ($c: String) { " + list + "(cursor: $c) { nextCursor } }",
                        Map.of("c", UUID.randomUUID()))
                .body("errors", nullValue())));
    }

    @Test
    void whatAClientHasNotWaitedForIsThereForTheNext() {
        goods.one("/api/v1/activities", okJson(Goods.items()).withFixedDelay(SLOW));
        String query = "query ($c: String) { activities(cursor: $c) { nextCursor } }";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(request(query, elsewhere), (name, value) -> true)
                    .timeout(Duration.ofMillis(SLOW / 3))
                    .build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        query(query, Map.of("c", elsewhere)).body("data.activities.nextCursor", equalTo("next"));
        query(query, Map.of("c", elsewhere)).body("data.activities.nextCursor", equalTo("next"));
        assertThat(goods.calls()).containsExactly("/api/v1/activities");
    }

    @Test
    void catalogIsToldHowLongItsAnswerIsWaitedFor() {
        goods.list("/api/v1/products", shop, okJson(Goods.items(Goods.card(UUID.randomUUID(), shop))));
        goods.byIds("stores", Goods.store(shop));
        query("query ($shop: ID) { products(store: $shop) { items { store { name } } } }", Map.of("shop", shop))
                .body("data.products.items", hasSize(1));
        assertThat(Stream.concat(requests("/api/v1/products?limit=20&store=" + shop), requests(STORES_BY_ID))
                        .map(request -> Long.parseLong(request.getHeader(Deadline.HEADER))))
                .hasSize(2)
                .allSatisfy(millis ->
                        assertThat(millis).isBetween(1L, bounds.timeout().toMillis()));
    }

    private HttpRequest request(String query, String cursor) {
        try {
            return HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("query", query, "variables", Map.of("c", cursor)))))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long at(String url) {
        return requests(url).findFirst().orElseThrow().getLoggedDate().getTime();
    }

    private Stream<LoggedRequest> requests(String url) {
        return catalog.wireMock().getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .filter(request -> request.getUrl().startsWith(url));
    }
}
