package io.mercato.catalog.cached;

import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Places, stores, categories and activities are read once, and what administrators change is seen. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedPlacesTest {
    private static final Map<String, Object> LAGOS = Map.of(
            "handle", "lagos",
            "name", "Lagos",
            "country", "NG",
            "city", "Lagos",
            "coordinates", Map.of("latitude", 6.4541, "longitude", 3.3947),
            "timezone", "Africa/Lagos");

    private final Catalogue catalogue;
    private final Statements statements;
    private final TieredCaches caches;

    CachedPlacesTest(Catalogue catalogue, Statements statements, TieredCaches caches) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.caches = caches;
    }

    @BeforeEach
    void nothingThatAnybodyHasRead() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        caches.invalidateTags(Arrays.stream(Kind.values())
                        .flatMap(kind -> Stream.of(kind.listTag(), kind.choiceTag()))
                        .collect(Collectors.toSet()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void whatWasReadOnceTakesNoStatementAgain() {
        String lagos = create("locations", LAGOS);
        String store = create("stores", Map.of("handle", "s", "name", "S", "locationId", lagos));
        act(POST, "stores", store, "/publish").statusCode(200);
        String category = create("categories", Map.of("handle", "c", "name", "C"));
        List<String> paths = List.of(
                "/locations",
                "/locations/" + lagos,
                "/stores/" + store,
                "/stores?near=6.45,3.39",
                "/categories/tree",
                "/categories/" + category,
                "/activities?type=sport");
        // The events of what was made above may still be on their way.
        await().untilAsserted(() -> assertThat(
                        statements.of(() -> paths.forEach(path -> get(path).statusCode(200))))
                .isZero());
        get("/stores/" + store).header("Cache-Tag", containsString("location:" + lagos));
    }

    @Test
    void aMoveIsSeenInTheTreeAndByAllThatMovedWithIt() {
        String sale = create("categories", Map.of("handle", "sale", "name", "Sale"));
        String dresses = create("categories", Map.of("handle", "dresses", "name", "Dresses"));
        String evening = create("categories", Map.of("handle", "evening", "name", "Evening", "parentId", dresses));
        await().untilAsserted(() -> get("/categories/tree").body("roots", hasSize(2)));
        get("/categories/" + evening).body("ancestors.handle", equalTo(List.of("dresses")));

        send(POST, "categories/" + dresses + "/move", "*", Map.of("parentId", sale))
                .statusCode(200);

        await().untilAsserted(() -> {
            get("/categories/tree").body("roots.handle", equalTo(List.of("sale")));
            get("/categories/" + evening).body("ancestors.handle", equalTo(List.of("sale", "dresses")));
        });
    }

    @Test
    void aLocationsNewNameIsSeenByItsStores() {
        String lagos = create("locations", LAGOS);
        String store = create("stores", Map.of("handle", "s", "name", "S", "locationId", lagos));
        act(POST, "stores", store, "/publish").statusCode(200);
        await().untilAsserted(() -> get("/stores/" + store).statusCode(200).body("location.name", equalTo("Lagos")));

        send(
                        PUT,
                        "locations/" + lagos,
                        "*",
                        Map.of(
                                "handle", "lagos",
                                "name", "Eko",
                                "country", "NG",
                                "city", "Eko",
                                "coordinates", Map.of("latitude", 6.4541, "longitude", 3.3947),
                                "timezone", "Africa/Lagos"))
                .statusCode(200);

        await().untilAsserted(() ->
                get("/stores/" + store).body("location.name", equalTo("Eko")).body("city", equalTo("Eko")));
    }

    @Test
    void aStoreIsNotCalledOpenBeyondItsHours() {
        String lagos = create("locations", LAGOS);
        String soon = Instant.now().plusSeconds(90).toString().substring(11, 16);
        Map<String, Object> hours = Map.of("opens", "00:00", "closes", soon);
        String store = create(
                "stores",
                Map.of(
                        "handle",
                        "s",
                        "name",
                        "S",
                        "locationId",
                        lagos,
                        "openingHours",
                        Map.of(
                                "weekly",
                                Map.of(
                                        "monday",
                                        List.of(hours),
                                        "tuesday",
                                        List.of(hours),
                                        "wednesday",
                                        List.of(hours),
                                        "thursday",
                                        List.of(hours),
                                        "friday",
                                        List.of(hours),
                                        "saturday",
                                        List.of(hours),
                                        "sunday",
                                        List.of(hours)))));
        catalogue.run("UPDATE locations SET timezone = 'UTC'");
        act(POST, "stores", store, "/publish").statusCode(200);

        await().untilAsserted(() -> get("/stores/" + store).statusCode(200));
        boolean open = read("/stores/" + store).getBoolean("opening.openNow");
        Instant change =
                Instant.parse(read("/stores/" + store).getString(open ? "opening.closesAt" : "opening.opensAt"));
        String cacheControl = get("/stores/" + store).extract().header("Cache-Control");
        long maxAge = Long.parseLong(cacheControl.replaceAll(".*s-maxage=(\\d+).*", "$1"));
        assertThat(Instant.now().plusSeconds(maxAge)).isBeforeOrEqualTo(change.plusSeconds(1));
    }
}
