package io.mercato.catalog.cached;

import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.patch;
import static io.restassured.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.change.Published;
import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store that changes is forgotten wherever it is shown, and nothing else is. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class ChangedStoreTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final Published published;
    private final TieredCaches caches;

    private String adas;
    private String bens;
    private List<String> showAdas;
    private List<String> showAdasNot;

    ChangedStoreTest(Catalogue catalogue, Statements statements, Published published, TieredCaches caches) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.published = published;
        this.caches = caches;
    }

    @BeforeEach
    void twoStoresThatAreInManyCaches() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        adas = create("stores", Map.of("handle", "adas", "name", "Ada's"));
        bens = create("stores", Map.of("handle", "bens", "name", "Ben's"));
        act(POST, "stores", adas, "/publish").statusCode(200);
        act(POST, "stores", bens, "/publish").statusCode(200);
        act(POST, "stores", bens, "/feature").statusCode(200);
        UUID shirt = catalogue.product(UUID.fromString(adas), "shirt", 2);
        UUID hat = catalogue.product(UUID.fromString(bens), "hat", 1);
        catalogue.bundle(UUID.fromString(adas), "outfit", sizeOf(shirt));
        catalogue.bundle(UUID.fromString(bens), "parade", sizeOf(hat));
        showAdas = List.of(
                "/stores/" + adas,
                "/stores?limit=50",
                "/products/" + shirt,
                "/products?limit=50",
                "/products?store=" + adas,
                "/bundles?limit=50",
                "/bundles?store=" + adas,
                "/search?q=shirt",
                "/search?facets=store",
                "/search/suggestions?q=ada");
        showAdasNot = List.of(
                "/stores/" + bens,
                "/stores/featured",
                "/products/" + hat,
                "/products?limit=1",
                "/products?store=" + bens,
                "/bundles?store=" + bens,
                "/search?q=hat");
        caches.invalidateTags(Arrays.stream(Kind.values())
                        .flatMap(kind -> Stream.of(kind.listTag(), kind.choiceTag()))
                        .collect(Collectors.toSet()))
                .await()
                .atMost(Duration.ofSeconds(5));
        // What was made above may still be on its way.
        await().untilAsserted(() -> {
            showAdas.forEach(path -> get(path).statusCode(200).body(containsString("Ada's")));
            showAdasNot.forEach(path -> get(path).statusCode(200).body(not(containsString("Ada's"))));
            assertThat(statements.of(() -> showAdasNot.forEach(path -> get(path).statusCode(200))))
                    .isZero();
        });
    }

    @Test
    void itsNewNameIsSeenWhereverItIsShownAndNothingElseIsReadAnew() {
        patch("stores/" + adas, "*", "{\"name\": \"Renamed\"}").statusCode(200);
        showAdas.stream().filter(path -> !path.contains("suggestions")).forEach(path -> await().untilAsserted(
                        () -> get(path).body(containsString("Renamed"))));
        await().untilAsserted(() -> get("/search/suggestions?q=ada").body(not(containsString("Ada's"))));
        assertUntouched(showAdasNot);
        assertThat(lastTags(adas)).containsExactly("store:" + adas, "stores");
    }

    @Test
    void aStoreThatIsFeaturedComesIntoListsOfStoresOnly() {
        act(POST, "stores", adas, "/feature").statusCode(200);
        await().untilAsserted(() -> get("/stores/featured").body(containsString("Ada's")));
        assertUntouched(showAdasNot.stream()
                .filter(path -> !path.equals("/stores/featured"))
                .toList());
        assertThat(lastTags(adas)).containsExactly("store:" + adas, "stores", "stores-listed");
    }

    @Test
    void whatGoesOffSaleWithItsStoreGoesFromTheListsThatShowItAndComesBackToThem() {
        act(POST, "stores", adas, "/unpublish").statusCode(200);
        List<String> lists =
                List.of("/stores?limit=50", "/products?limit=50", "/bundles?limit=50", "/search?facets=store");
        lists.forEach(path -> await().untilAsserted(() -> get(path).body(not(containsString("Ada's")))));
        assertUntouched(List.of("/stores/" + bens, "/products?limit=1", "/products?store=" + bens));

        act(POST, "stores", adas, "/publish").statusCode(200);
        lists.forEach(path -> await().untilAsserted(() -> get(path).body(containsString("Ada's"))));
        assertThat(lastTags(adas)).contains("products", "products-listed", "stores-listed");
    }

    @Test
    void anEventIsShownWithItsStoreAgainOnceThatIsPublicAgain() {
        String event = create(
                "events",
                Map.of(
                        "title", "Fair",
                        "venue", "Park",
                        "startsAt", "2999-12-05T10:00:00Z",
                        "endsAt", "2999-12-05T18:00:00Z",
                        "price", Map.of("amount", 0, "currency", "NGN"),
                        "locationId", catalogue.location("lagos", 6.4541, 3.3947),
                        "storeId", adas));
        act(POST, "events", event, "/publish").statusCode(200);
        await().untilAsserted(() -> get("/events/" + event).statusCode(200).body(containsString("Ada's")));

        act(POST, "stores", adas, "/unpublish").statusCode(200);
        await().untilAsserted(() -> get("/events/" + event).statusCode(200).body(not(containsString("Ada's"))));

        act(POST, "stores", adas, "/publish").statusCode(200);
        await().untilAsserted(() -> get("/events/" + event).body(containsString("Ada's")));
        assertThat(lastTags(adas)).contains("event:" + event, "events", "events-listed");
    }

    @Test
    void anEmptyStoreThatOpensConcernsNoGoods() {
        String empty = create("stores", Map.of("handle", "empty", "name", "Empty"));
        assertThat(lastTags(empty)).containsExactly("store:" + empty, "stores");
        act(POST, "stores", empty, "/publish").statusCode(200);
        await().untilAsserted(() ->
                assertThat(read("/stores?limit=50").getList("items.name")).contains("Empty"));
        assertUntouched(
                showAdasNot.stream().filter(path -> !path.startsWith("/stores")).toList());
        assertUntouched(List.of("/products?store=" + adas, "/search?q=shirt"));
    }

    private void assertUntouched(List<String> paths) {
        paths.forEach(path -> assertThat(statements.of(() -> get(path).statusCode(200)))
                .as(path)
                .isZero());
    }

    /** Of the newest event of a store. */
    private Set<String> lastTags(String store) {
        List<JsonNode> events = await().until(() -> published.withTag("store:" + store), all -> !all.isEmpty());
        return Published.tags(events.getLast());
    }

    private StockKey sizeOf(UUID product) {
        return new StockKey(
                UUID.fromString(catalogue.text("SELECT id FROM product_variants WHERE product_id = ?", product)),
                UUID.fromString(catalogue.text(
                        "SELECT size_id FROM variant_sizes v JOIN product_variants p ON p.id = v.variant_id"
                                + " WHERE p.product_id = ?",
                        product)));
    }
}
