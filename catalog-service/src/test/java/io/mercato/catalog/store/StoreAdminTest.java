package io.mercato.catalog.store;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.http.Method.DELETE;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class StoreAdminTest {
    private static final Map<String, Object> STORE = Map.of(
            "handle", "adire-house",
            "name", "Adire House",
            "description", "Indigo,\nby hand.",
            "contact",
                    Map.of(
                            "phone",
                            "+2348012345678",
                            "email",
                            "hello@adire.example",
                            "website",
                            "https://adire.example"),
            "images", List.of(Map.of("url", "/a.svg", "alt", "Front"), Map.of("url", "https://x.example/b.svg")));

    private final Catalogue catalogue;

    StoreAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void aStoreIsReadAsItWasSaid() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        Map<String, Object> hours = Map.of(
                "weekly",
                Map.of("friday", List.of(Map.of("opens", "16:00", "closes", "00:30"))),
                "special",
                List.of(Map.of("date", "2026-12-25", "name", "Christmas Day")));
        String id = create("stores", with(with(STORE, "locationId", lagos), "openingHours", hours));
        act(POST, "stores", id, "/publish").statusCode(200);

        get("/stores/" + id)
                .statusCode(200)
                .body("description", equalTo("Indigo,\nby hand."))
                .body("city", equalTo("Lagos"))
                .body("contact.phone", equalTo("+2348012345678"))
                .body("images.url", equalTo(List.of("/a.svg", "https://x.example/b.svg")))
                .body("image.alt", equalTo("Front"))
                .body("openingHours.weekly.friday[0].closes", equalTo("00:30"))
                .body("openingHours.special[0].hours", equalTo(List.of()))
                .body("rating", equalTo(null));
        assertThat(read("/stores/" + id).getDouble("coordinates.latitude")).isEqualTo(6.4541);
        get("/admin/stores/" + id).body("coordinates", equalTo(null)).body("locationId", equalTo(lagos.toString()));

        send(PUT, "stores/" + id, "*", Map.of("handle", "adire-house", "name", "Adire House"))
                .statusCode(200)
                .body("openingHours", equalTo(null))
                .body("images", equalTo(List.of()));
        get("/stores/" + id).body("coordinates", equalTo(null)).body("opening", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Within a day; over midnight into the next; from Sunday into Monday; 24 hours and more
                "{monday: 09:00-12:00 11:00-14:00}",
                "{monday: 22:00-03:00, tuesday: 02:00-05:00}",
                "{sunday: 22:00-03:00, monday: 02:59-05:00}",
                "{wednesday: 08:00-08:00, thursday: 07:00-09:00}",
                "{friday: 10:00-11:00 10:00-11:00}"
            })
    void hoursThatOverlapAreRefused(String week) {
        assertProblem(post("stores", withHours(week)), 422, "store_invalid");
        post("stores", withHours(week)).body("errors[0].detail", containsString("overlaps with openingHours.weekly."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{monday: 09:00-12:00 12:00-14:00}",
                "{monday: 22:00-02:00, tuesday: 02:00-05:00}",
                "{sunday: 22:00-03:00, monday: 03:00-05:00}",
                "{monday: 00:00-00:00, tuesday: 00:00-00:00, sunday: 00:00-00:00}"
            })
    void hoursThatFollowEachOtherAreFine(String week) {
        post("stores", withHours(week)).statusCode(201);
    }

    @Test
    void hoursNeedAClockAndADayIsSpecialOnce() {
        Map<String, Object> day = Map.of("date", "2026-12-25");

        assertProblem(post("stores", with(STORE, "openingHours", Map.of("weekly", Map.of()))), 422, "store_invalid");
        Map<String, Object> twice = Map.of("weekly", Map.of(), "special", List.of(day, day));
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        post("stores", with(with(STORE, "locationId", lagos), "openingHours", twice))
                .statusCode(422)
                .body("errors.field", hasItem("openingHours.special[1].date"));
    }

    @Test
    void timesThatAreNoneAreRefused() {
        for (String time : List.of("24:00", "9:00", "09:60", "noon", "09:00:30", "")) {
            Map<String, Object> hours =
                    Map.of("weekly", Map.of("monday", List.of(Map.of("opens", time, "closes", "10:00"))));
            post("stores", with(STORE, "openingHours", hours)).statusCode(400);
        }
        assertProblem(
                post(
                        "stores",
                        with(
                                STORE,
                                "openingHours",
                                Map.of("weekly", Map.of("monday", List.of(Map.of("opens", "09:00")))))),
                400,
                "invalid_parameter");
        assertProblem(post("stores", with(STORE, "openingHours", Map.of())), 400, "invalid_parameter");
    }

    @Test
    void contactsThatReachNobodyAreRefused() {
        for (Map<String, String> contact : List.of(
                Map.of("phone", "08012345678"),
                Map.of("phone", "+0123456789"),
                Map.of("phone", "+12345678901234567"),
                Map.of("email", "nobody"),
                Map.of("email", "a b@c.d"),
                Map.of("email", "a@b.c\n"),
                Map.of("website", "javascript:alert(1)"),
                Map.of("website", "https://"),
                Map.of("website", "ftp://a.example"),
                Map.of("website", "https://user@evil.example/"),
                Map.of("website", "https://a.example/<b> c"))) {
            assertProblem(post("stores", with(STORE, "contact", contact)), 400, "invalid_parameter");
        }
    }

    @Test
    void whatIsOnSaleGoesAndComesBackWithItsStore() {
        UUID store = catalogue.store("store");
        UUID dress = catalogue.product(store, "dress", 1);
        UUID shirt = catalogue.product(store, "shirt", 2);
        UUID draft = catalogue.product(store, "draft", 3);
        catalogue.change("products", draft, "status = 'draft'");

        act(POST, "stores", store.toString(), "/archive").statusCode(200);
        assertThat(readAll("/products", 5, "handle")).isEmpty();
        assertProblem(get("/products/" + dress), 404, "product_not_found");

        // Somebody decides about one of them meanwhile.
        catalogue.change("products", shirt, "status = 'draft'");
        act(POST, "stores", store.toString(), "/publish").statusCode(200);

        assertThat(readAll("/products", 5, "handle")).containsExactly("dress");
        assertThat(catalogue.texts("SELECT status FROM products WHERE id = ?", shirt))
                .containsExactly("draft");
    }

    @Test
    void aStoreWithProductsIsNotDeletedAndTellsHowMany() {
        UUID store = catalogue.store("store");
        catalogue.product(store, "dress", 1);
        catalogue.change("products", catalogue.product(store, "draft", 3), "status = 'draft'");

        assertProblem(act(DELETE, "stores", store.toString(), ""), 409, "store_not_empty");
        act(DELETE, "stores", store.toString(), "").body("detail", containsString("2 products"));

        catalogue.run("UPDATE products SET status = 'archived', deleted_at = now()");
        act(DELETE, "stores", store.toString(), "").statusCode(204);
    }

    @Test
    void aStoreFromBeforeThereWereLocationsKeepsItsCityUntilItIsAtOne() {
        UUID store = catalogue.store("old");
        catalogue.change("stores", store, "city = 'Abeokuta', country = 'NG'");
        send(PUT, "stores/" + store, "*", Map.of("handle", "old", "name", "Old"))
                .statusCode(200);
        get("/stores/" + store).body("city", equalTo("Abeokuta"));

        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        send(PUT, "stores/" + store, "*", Map.of("handle", "old", "name", "Old", "locationId", lagos))
                .statusCode(200);
        get("/stores/" + store).body("city", equalTo("Lagos"));
    }

    private Map<String, Object> withHours(String week) {
        UUID lagos = catalogue.location("lagos-" + UUID.randomUUID(), 6.4541, 3.3947);
        Map<String, Object> weekly = new HashMap<>();
        for (String day : week.substring(1, week.length() - 1).split(", ")) {
            String[] parts = day.split(": ");
            weekly.put(
                    parts[0],
                    Arrays.stream(parts[1].split(" "))
                            .map(times -> Map.of("opens", times.substring(0, 5), "closes", times.substring(6)))
                            .toList());
        }
        return with(
                with(with(STORE, "handle", "h-" + UUID.randomUUID()), "locationId", lagos),
                "openingHours",
                Map.of("weekly", weekly));
    }
}
