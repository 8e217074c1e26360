package io.mercato.catalog.activity;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.http.Method.POST;
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
class ActivityAdminTest {
    private final Catalogue catalogue;
    private Map<String, Object> dyeing;

    ActivityAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
        dyeing = new HashMap<>(Map.of(
                "title", "Adire for small hands",
                "description", "Indigo\nand fun.",
                "type", "craft",
                "ageMonths", range(48, 143),
                "settings", List.of("indoor", "outdoor"),
                "weather", List.of("sunny", "cloudy"),
                "durationMinutes", range(60, 120),
                "difficulty", "easy",
                "locationId", catalogue.location("lagos", 6.4541, 3.3947)));
        dyeing.put("price", Map.of("amount", 500_000, "currency", "NGN"));
        dyeing.put("images", List.of(Map.of("url", "/a.svg", "alt", "Hands"), Map.of("url", "/b.svg")));
    }

    @Test
    void anActivityIsReadAsItWasSaid() {
        UUID store = catalogue.store("host");
        String id = create("activities", with(dyeing, "storeId", store));
        act(POST, "activities", id, "/publish").statusCode(200);

        get("/activities/" + id)
                .statusCode(200)
                .body("description", equalTo("Indigo\nand fun."))
                .body("type", equalTo("craft"))
                .body("ageMonths.min", equalTo(48))
                .body("settings", equalTo(List.of("indoor", "outdoor")))
                .body("weather", equalTo(List.of("sunny", "cloudy")))
                .body("durationMinutes.max", equalTo(120))
                .body("difficulty", equalTo("easy"))
                .body("location.handle", equalTo("lagos"))
                .body("city", equalTo("Lagos"))
                .body("store.handle", equalTo("host"))
                .body("price.amount", equalTo(500_000))
                .body("images.url", equalTo(List.of("/a.svg", "/b.svg")));
        catalogue.change("stores", store, "status = 'archived'");
        get("/activities/" + id).statusCode(200).body("store", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "ageMonths, 60, 59, ageMonths.min",
        "ageMonths, -1, 12, ageMonths",
        "ageMonths, 0, 1201, ageMonths",
        "durationMinutes, 0, 10, durationMinutes",
        "durationMinutes, 90, 60, durationMinutes.min",
        "durationMinutes, 1, 43201, durationMinutes"
    })
    void aRangeUpsideDownOrOutOfBoundsIsRefused(String field, int min, int max, String fault) {
        assertProblem(post("activities", with(dyeing, field, range(min, max))), 422, "activity_invalid");
        post("activities", with(dyeing, field, range(min, max))).body("errors.field", hasItem(fault));
    }

    @Test
    void wordsThatMeanNothingAreRefused() {
        for (String field : List.of("type", "difficulty")) {
            for (Object word : List.of("", "CRAFT", "yoga", 1, "<b>")) {
                assertProblem(post("activities", with(dyeing, field, word)), 400, "invalid_body");
            }
            assertProblem(post("activities", with(dyeing, field, null)), 400, "invalid_parameter");
        }
        for (String field : List.of("settings", "weather")) {
            assertProblem(post("activities", with(dyeing, field, List.of("nowhere"))), 400, "invalid_body");
            assertProblem(post("activities", with(dyeing, field, List.of())), 400, "invalid_parameter");
            assertProblem(post("activities", with(dyeing, field, null)), 400, "invalid_parameter");
        }
        assertProblem(post("activities", with(dyeing, "ageMonths", Map.of("min", 1))), 400, "invalid_body");
        assertProblem(post("activities", with(dyeing, "ageMonths", Map.of("min", 1.5, "max", 2))), 400, "invalid_body");
    }

    @Test
    void whatAnActivityRefersToMustBeThere() {
        assertProblem(post("activities", with(dyeing, "locationId", UUID.randomUUID())), 422, "location_unknown");
        assertProblem(post("activities", with(dyeing, "storeId", UUID.randomUUID())), 422, "store_unknown");
        assertProblem(post("activities", with(dyeing, "locationId", null)), 400, "invalid_parameter");
        for (Map<String, Object> none : List.of(
                Map.<String, Object>of("amount", -1, "currency", "NGN"),
                Map.<String, Object>of("amount", 1, "currency", "XYZ"),
                Map.<String, Object>of("amount", 1L << 53, "currency", "NGN"),
                Map.<String, Object>of("amount", 1))) {
            assertProblem(post("activities", with(dyeing, "price", none)), 400, "invalid_parameter");
        }
        post("activities", with(dyeing, "price", null)).statusCode(201).body("price", equalTo(null));
    }

    private static Map<String, Object> range(int min, int max) {
        return Map.of("min", min, "max", max);
    }
}
