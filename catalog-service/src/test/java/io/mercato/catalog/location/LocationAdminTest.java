package io.mercato.catalog.location;

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
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

@QuarkusTest
class LocationAdminTest {
    private static final Map<String, Object> LAGOS = Map.of(
            "handle", "lagos",
            "name", "Lagos",
            "country", "NG",
            "region", "Lagos State",
            "city", "Lagos",
            "coordinates", Map.of("latitude", 6.4541, "longitude", 3.3947),
            "timezone", "Africa/Lagos");

    private final Catalogue catalogue;

    LocationAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void aLocationIsPublicAtOnceAndFoundByPlace() {
        String id = create("locations", LAGOS);

        get("/locations/" + id).statusCode(200).body("region", equalTo("Lagos State"));
        assertThat(readAll("/locations?near=6.4,3.4", 5, "id")).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"country, XX", "country, ZZ", "timezone, Africa/Atlantis", "timezone, +01:00", "timezone, lagos"})
    void whatIsNotInTheWorldIsRefused(String field, String value) {
        assertProblem(post("locations", with(LAGOS, field, value)), 422, "location_invalid");
        post("locations", with(LAGOS, field, value)).body("errors.field", hasItems(field));
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -181", "1e300, 0"})
    void aPlaceThatIsNotOnTheEarthIsRefused(double latitude, double longitude) {
        Map<String, Object> place = Map.of("latitude", latitude, "longitude", longitude);

        assertProblem(post("locations", with(LAGOS, "coordinates", place)), 400, "invalid_parameter");
    }

    @Test
    void aPlaceIsNeitherHalfNorText() {
        for (Object place : List.of(
                Map.of("latitude", 1), Map.of(), "6.4,3.4", List.of(1, 2), Map.of("latitude", "x", "longitude", 1))) {
            assertProblem(post("locations", with(LAGOS, "coordinates", place)), 400, "invalid_body");
        }
        for (String required : List.of("coordinates", "country", "city", "timezone", "handle")) {
            assertProblem(post("locations", with(LAGOS, required, null)), 400, "invalid_parameter");
        }
        assertProblem(post("locations", with(LAGOS, "country", "ng")), 400, "invalid_parameter");
    }

    @Test
    void aLocationThatIsUsedIsNotDeletedAndTellsByWhat() {
        String id = create("locations", LAGOS);
        String store = create("stores", Map.of("handle", "s", "name", "S", "locationId", id));

        assertProblem(act(DELETE, "locations", id, ""), 409, "location_in_use");
        act(DELETE, "locations", id, "").body("detail", containsString("1 stores, 0 events and 0 activities"));

        act(DELETE, "stores", store, "").statusCode(204);
        act(DELETE, "locations", id, "").statusCode(204);
        assertProblem(post("stores", Map.of("handle", "s", "name", "S", "locationId", id)), 422, "location_unknown");
    }

    @Test
    void storesWithoutCoordinatesOfTheirOwnMoveWithTheirLocation() {
        String id = create("locations", LAGOS);
        String follows = create("stores", Map.of("handle", "follows", "name", "S", "locationId", id));
        String stays = create(
                "stores",
                Map.of(
                        "handle",
                        "stays",
                        "name",
                        "S",
                        "locationId",
                        id,
                        "coordinates",
                        Map.of("latitude", 6.5, "longitude", 3.5)));
        catalogue.run("UPDATE stores SET status = 'active'");

        send(PUT, "locations/" + id, "*", with(LAGOS, "coordinates", Map.of("latitude", 7, "longitude", 4)))
                .statusCode(200);

        assertThat(read("/stores/" + follows).getDouble("coordinates.latitude")).isEqualTo(7);
        assertThat(read("/stores/" + stays).getDouble("coordinates.latitude")).isEqualTo(6.5);
        assertThat(readAll("/stores?near=7,4&radiusKm=1", 5, "id")).containsExactly(follows);
    }
}
