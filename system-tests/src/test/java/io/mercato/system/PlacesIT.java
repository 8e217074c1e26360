package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Categories, places, stores, events and activities, from their administrator to their visitors, through the edge. */
@ExtendWith(RunningSuite.class)
class PlacesIT {

    private Administration ada;

    @BeforeEach
    void signIn(Mercato mercato) {
        ada = new Administration(mercato.token("admin", "ada"));
    }

    @Test
    void aCategoryMovesWithItsBranchAndItsProducts() {
        String instruments = ada.created("categories", Map.of("handle", "it-instruments", "name", "Instruments"));
        String drums =
                ada.created("categories", Map.of("handle", "it-drums", "name", "Drums", "parentId", instruments));
        String talking =
                ada.created("categories", Map.of("handle", "it-talking", "name", "Talking", "parentId", drums));
        String gifts = ada.created("categories", Map.of("handle", "it-gifts", "name", "Gifts"));
        Map<String, Object> goods = Administration.goods(ada.store("drummers"), "Moving Drum", 3);
        goods.put("categoryId", talking);
        String drum = ada.published("products", goods);
        get("/products?category=" + instruments).body("items.id", hasItem(drum));
        get("/products?category=" + gifts).body("items", equalTo(List.of()));
        get("/categories/" + talking).body("ancestors.handle", equalTo(List.of("it-instruments", "it-drums")));

        move(drums, gifts).statusCode(200);

        eventually(
                () -> get("/categories/" + talking).body("ancestors.handle", equalTo(List.of("it-gifts", "it-drums"))));
        eventually(() -> get("/categories/tree?root=" + gifts)
                .body("roots[0].children[0].children[0].handle", equalTo("it-talking")));
        eventually(() -> get("/products?category=" + gifts).body("items.id", hasItem(drum)));
        eventually(() -> get("/products?category=" + instruments).body("items", equalTo(List.of())));
        eventually(() -> get("/search?q=moving+drum&category=" + gifts).body("items.data.id", hasItem(drum)));
        move(gifts, talking).spec(problem(409, "category_cycle"));
        ada.request()
                .header("If-Match", ada.version("categories", talking))
                .delete("/api/v1/admin/categories/" + talking)
                .then()
                .spec(problem(409, "category_not_empty"));
    }

    private ValidatableResponse move(String category, String parent) {
        return ada.request()
                .header("If-Match", ada.version("categories", category))
                .body(Map.of("parentId", parent))
                .post("/api/v1/admin/categories/" + category + "/move")
                .then();
    }

    @Test
    void aStoreIsFoundWhereItIsAndTellsWhetherItIsOpen() {
        String island = location("it-sao-tome", 0.336, 6.728);
        Map<String, Object> content =
                new HashMap<>(Map.of("handle", "it-kiosk", "name", "Kiosk", "locationId", island));
        content.put("openingHours", Map.of("weekly", aroundTheClock()));
        String store = ada.published("stores", content);

        get("/stores/" + store)
                .statusCode(200)
                .body("opening.openNow", equalTo(true))
                .body("opening.closesAt", nullValue())
                .body("timezone", equalTo("Africa/Sao_Tome"));
        eventually(() -> get("/stores?near=0.336,6.8&radiusKm=20")
                .body("items[0].id", equalTo(store))
                .body("items[0].distanceKm.doubleValue()", closeTo(8, 0.5)));

        content.put("openingHours", Map.of("weekly", Map.of()));
        ada.request()
                .header("If-Match", ada.version("stores", store))
                .body(content)
                .put("/api/v1/admin/stores/" + store)
                .then()
                .statusCode(200);

        eventually(() -> get("/stores/" + store).body("opening.openNow", equalTo(false)));
        ada.step("stores", store, "archive");
        eventually(() -> get("/stores/" + store).spec(problem(404, "store_not_found")));
        eventually(() -> get("/stores?near=0.336,6.8&radiusKm=20").body("items", equalTo(List.of())));
    }

    private static Map<String, Object> aroundTheClock() {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .collect(Collectors.toMap(day -> day, _ -> List.of(Map.of("opens", "00:00", "closes", "00:00"))));
    }

    @Test
    void anEventIsOnTheHomepageWhenItIsTheNextOneThatIsFeatured() {
        String event = ada.published(
                "events",
                Map.of(
                        "title", "Concert at once",
                        "venue", "Freedom Park",
                        "locationId", location("it-lekki", 6.43, 3.47),
                        // Among the next ten, whatever the time of day.
                        "startsAt", Instant.now().plusSeconds(45).toString(),
                        "endsAt", Instant.now().plusSeconds(9_000).toString(),
                        "price", Map.of("amount", 0, "currency", "NGN")));
        eventually(() -> get("/events?limit=5").body("items.id", hasItem(event)));
        get("/homepage").body("data.sections.events.items.id", not(hasItem(event)));

        ada.step("events", event, "feature");

        // It is in its place by time; only what begins within these seconds may come before it.
        eventually(() -> assertThat(get("/homepage")
                        .body("data.sections.events.items.id", hasItem(event))
                        .extract()
                        .jsonPath()
                        .getList("data.sections.events.items.startsAt", String.class)
                        .stream()
                        .map(Instant::parse))
                .isSorted());
        ada.step("events", event, "archive");
        eventually(() -> get("/homepage").body("data.sections.events.items.id", not(hasItem(event))));
        get("/events/" + event).spec(problem(404, "event_not_found"));
    }

    @Test
    void anActivityIsFoundByWhomItIsForAndTakenBack() {
        String activity = ada.published(
                "activities",
                Map.of(
                        "title", "Snow games",
                        "type", "game",
                        "ageMonths", Map.of("min", 1_190, "max", 1_200),
                        "settings", List.of("outdoor"),
                        "weather", List.of("snowy"),
                        "durationMinutes", Map.of("min", 10, "max", 20),
                        "difficulty", "challenging",
                        "locationId", location("it-summit", 5.9, 8.9)));
        String search = "/activities?minAgeMonths=1195&maxAgeMonths=1195&weather=snowy&difficulty=challenging";

        eventually(() -> get(search).body("items.id", equalTo(List.of(activity))));
        get("/activities/" + activity).statusCode(200).body("durationMinutes.max", equalTo(20));

        ada.request()
                .header("If-Match", ada.version("activities", activity))
                .delete("/api/v1/admin/activities/" + activity)
                .then()
                .statusCode(204);

        eventually(() -> get(search).body("items", equalTo(List.of())));
        eventually(() -> get("/activities/" + activity).spec(problem(404, "activity_not_found")));
        ada.get("audit?id=" + activity).body("items[0].action", equalTo("activity.deleted"));
    }

    private String location(String handle, double latitude, double longitude) {
        String id = ada.created(
                "locations",
                Map.of(
                        "handle",
                        handle,
                        "name",
                        handle,
                        "country",
                        "ST",
                        "city",
                        "São Tomé",
                        "coordinates",
                        Map.of("latitude", latitude, "longitude", longitude),
                        "timezone",
                        "Africa/Sao_Tome"));
        eventually(() -> get("/locations/" + id).statusCode(200).body("coordinates", notNullValue()));
        return id;
    }

    private static ValidatableResponse get(String path) {
        return when().get("/api/v1" + path).then();
    }

    private static void eventually(Runnable holds) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(holds::run);
    }
}
