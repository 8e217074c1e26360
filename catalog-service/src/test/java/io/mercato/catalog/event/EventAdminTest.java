package io.mercato.catalog.event;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class EventAdminTest {
    private final Catalogue catalogue;
    private Map<String, Object> fair;

    EventAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
        fair = new HashMap<>(Map.of(
                "title",
                "Fair",
                "venue",
                "Park",
                "locationId",
                catalogue.location("lagos", 6.4541, 3.3947),
                "startsAt",
                "2999-12-05T10:00:00Z",
                "endsAt",
                "2999-12-05T18:00:00Z",
                "price",
                Map.of("amount", 250_000, "currency", "NGN"),
                "capacity",
                120,
                "image",
                Map.of("url", "/f.svg", "alt", "A fair")));
    }

    @Test
    void anEventIsReadAsItWasSaid() {
        UUID store = catalogue.store("host");
        String id = create("events", with(fair, "storeId", store));
        act(POST, "events", id, "/publish").statusCode(200);

        get("/events/" + id)
                .statusCode(200)
                .body("startsAt", equalTo("2999-12-05T10:00:00Z"))
                .body("city", equalTo("Lagos"))
                .body("capacity", equalTo(120))
                .body("store.handle", equalTo("host"))
                .body("price.amount", equalTo(250_000))
                .body("image.alt", equalTo("A fair"));
        assertThat(catalogue.texts("SELECT subject FROM outbox WHERE type LIKE '%event.changed%'"))
                .allMatch(("event:" + id)::equals);
    }

    @ParameterizedTest
    @CsvSource({
        "2999-12-05T18:00:00Z, 2999-12-05T10:00:00Z, endsAt",
        "2999-12-05T10:00:00Z, 2999-12-05T10:00:00Z, endsAt",
        "2999-12-05T10:00:00.0000001Z, 2999-12-05T10:00:00.0000002Z, endsAt",
        "0001-01-01T00:00:00Z, 2999-12-05T10:00:00Z, startsAt",
        "2999-12-05T10:00:00Z, +1000000000-12-31T23:59:59Z, endsAt"
    })
    void anEventThatEndsBeforeItStartsOrInAnotherMillenniumIsRefused(String starts, String ends, String field) {
        Map<String, Object> body = with(with(fair, "startsAt", starts), "endsAt", ends);

        assertProblem(post("events", body), 422, "event_invalid");
        post("events", body).body("errors.field", hasItem(field));
    }

    @Test
    void whatAnEventRefersToMustBeThere() {
        assertProblem(post("events", with(fair, "locationId", UUID.randomUUID())), 422, "location_unknown");
        assertProblem(post("events", with(fair, "storeId", UUID.randomUUID())), 422, "store_unknown");
        assertProblem(post("events", with(fair, "storeId", "abc")), 400, "invalid_body");
        for (String required : List.of("locationId", "startsAt", "endsAt", "price", "venue")) {
            assertProblem(post("events", with(fair, required, null)), 400, "invalid_parameter");
        }
    }

    @Test
    void moneyAndNumbersOutOfBoundsAreRefused() {
        for (Map<String, Object> price : List.<Map<String, Object>>of(
                Map.of("amount", -1, "currency", "NGN"),
                Map.of("amount", 1, "currency", "XYZ"),
                Map.of("amount", 1, "currency", "ngn"),
                Map.of("amount", 1),
                Map.of("amount", Long.MAX_VALUE, "currency", "NGN"))) {
            assertProblem(post("events", with(fair, "price", price)), 400, "invalid_parameter");
        }
        assertProblem(
                post("events", with(fair, "price", Map.of("amount", 1.5, "currency", "NGN"))), 400, "invalid_body");
        for (Object capacity : List.of(0, -5, 10_000_001)) {
            assertProblem(post("events", with(fair, "capacity", capacity)), 400, "invalid_parameter");
        }
        assertProblem(post("events", with(fair, "startsAt", "tomorrow")), 400, "invalid_body");
        post("events", with(fair, "capacity", null)).statusCode(201).body("capacity", equalTo(null));
    }

    @Test
    void anEventFromBeforeThereWereLocationsIsReadAndBroughtToOne() {
        UUID id = catalogue.id(
                "INSERT INTO events (title, venue, city, starts_at, ends_at, currency) VALUES ('Old', 'Hall',"
                        + " 'Kano', now(), now() + interval '1 hour', 'NGN') RETURNING id");

        get("/admin/events/" + id).statusCode(200).body("locationId", equalTo(null));
        send(PUT, "events/" + id, "*", fair).statusCode(200);
        act(POST, "events", id.toString(), "/publish").statusCode(200);
        get("/events/" + id).body("city", equalTo("Lagos"));
    }
}
