package io.mercato.catalog.location;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

@QuarkusTest
class LocationResourceTest {
    private final Catalogue catalogue;

    LocationResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void locationsAreListedByHandleAndByCountry() {
        catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.location("abuja", 9.0765, 7.3986);
        catalogue.change("locations", catalogue.location("accra", 5.6037, -0.187), "country = 'GH'");

        assertThat(readAll("/locations", 2, "handle")).containsExactly("abuja", "accra", "lagos");
        assertThat(readAll("/locations?country=NG", 1, "handle")).containsExactly("abuja", "lagos");
        assertThat(readAll("/locations?country=GH", 1, "handle")).containsExactly("accra");
        assertThat(readAll("/locations?country=FR", 1, "handle")).isEmpty();
    }

    @Test
    void aLocationSaysWhereItIsAndWhatTheClockShowsThere() {
        UUID id = catalogue.location("lagos", 6.4541, 3.3947);

        assertThat(read("/locations/" + id).getMap(""))
                .containsEntry("name", "Lagos")
                .containsEntry("country", "NG")
                .containsEntry("region", null)
                .containsEntry("timezone", "Africa/Lagos")
                .doesNotContainKey("distanceKm");
        assertThat(read("/locations/" + id).getDouble("coordinates.latitude")).isEqualTo(6.4541, within(1e-9));
    }

    @Test
    void aDeletedLocationIsGone() {
        UUID id = catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.change("locations", id, "deleted_at = now()");

        assertProblem(get("/locations/" + id), 404, "location_not_found");
        assertThat(readAll("/locations", 20, "handle")).isEmpty();
        assertThat(readAll("/locations?near=6.4,3.3", 20, "handle")).isEmpty();
    }

    @Test
    void theNearestComeFirstPageAfterPageAndEachTellsHowFarItIs() {
        catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.location("abeokuta", 7.1475, 3.3619);
        catalogue.location("ibadan", 7.3775, 3.9470);
        catalogue.location("kano", 12.0022, 8.5920);

        assertThat(readAll("/locations?near=6.4541,3.3947&radiusKm=150", 1, "handle"))
                .containsExactly("lagos", "abeokuta", "ibadan");
        assertThat(readAll("/locations?near=6.4541,3.3947&radiusKm=100", 2, "handle"))
                .containsExactly("lagos", "abeokuta");
        assertThat(readAll("/locations?near=6.4541,3.3947&radiusKm=0.1", 2, "distanceKm"))
                .containsExactly("0.0");
        // By https://www.movable-type.co.uk/scripts/latlong.html, which has the same radius to three figures
        assertThat(read("/locations?near=6.4541,3.3947&radiusKm=150").getDouble("items[1].distanceKm"))
                .isEqualTo(77.2, within(0.2));
    }

    @Test
    void placesOfTheSameDistanceAreEachReadOnce() {
        for (int i = 0; i < 9; i++) {
            catalogue.location("same-" + i, 6.5, 3.5);
        }

        assertThat(readAll("/locations?near=6.4,3.4", 2, "handle")).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void nearnessCrossesTheDateLineAndThePoles() {
        catalogue.location("east", -16.5, 179.9);
        catalogue.location("west", -16.5, -179.9);
        catalogue.location("north", 89.9, 10);
        catalogue.location("over-the-pole", 89.9, -170);

        assertThat(readAll("/locations?near=-16.5,179.95&radiusKm=30", 20, "handle"))
                .containsExactly("east", "west");
        assertThat(readAll("/locations?near=89.9,10&radiusKm=30", 20, "handle"))
                .containsExactly("north", "over-the-pole");
    }

    @Test
    void nearAndCountryCombine() {
        catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.change("locations", catalogue.location("cotonou", 6.3703, 2.3912), "country = 'BJ'");

        assertThat(readAll("/locations?near=6.4541,3.3947&radiusKm=200&country=BJ", 1, "handle"))
                .containsExactly("cotonou");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "near=abc; near",
                "near=6.4; near",
                "near=6.4,3.3,1; near",
                "near=91,0; near",
                "near=0,180.1; near",
                "near=-90.0000001,0; near",
                "near=NaN,0; near",
                "near=1e1,0; near",
                "near=%27,0; near",
                "near=6.4,3.3%00; near",
                "near=6.4,3.3&radiusKm=0; radiusKm",
                "near=6.4,3.3&radiusKm=-1; radiusKm",
                "near=6.4,3.3&radiusKm=500.1; radiusKm",
                "near=6.4,3.3&radiusKm=NaN; radiusKm",
                "near=6.4,3.3&radiusKm=Infinity; radiusKm",
                "near=6.4,3.3&radiusKm=ten; radiusKm",
                "radiusKm=10; radiusKm",
            })
    void aPlaceThatIsNoneIsRefused(String query, String field) {
        for (String list : new String[] {"/locations?", "/stores?"}) {
            assertProblem(get(list + query), 400, "invalid_parameter");
            get(list + query).body("errors[0].field", equalTo(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ng", "NGA", "N", "%3Cb%3E", "N%27", "N%00"})
    void aCountryThatIsNoCodeIsRefused(String country) {
        assertProblem(get("/locations?country=" + country), 400, "invalid_parameter");
    }

    @Test
    void aCursorOfAnotherPlaceIsRefused() {
        catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.location("abeokuta", 7.1475, 3.3619);
        String cursor = read("/locations?near=6.4,3.3&radiusKm=200&limit=1").getString("nextCursor");

        get("/locations?near=6.4,3.3&radiusKm=200&cursor=" + cursor).statusCode(200);
        assertProblem(get("/locations?near=6.4,3.3&radiusKm=201&cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/locations?near=6.4,3.4&radiusKm=200&cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/locations?cursor=" + cursor), 400, "invalid_cursor");
    }

    @ParameterizedTest
    @CsvSource({
        // London to Paris; Lagos to Abuja; quarter of a meridian; half the earth
        "51.5074, -0.1278, 48.8566, 2.3522, 343.6",
        "6.4541, 3.3947, 9.0765, 7.3986, 528.9",
        "0, 0, 90, 0, 10007.6",
        "0, 0, 0, 180, 20015.1",
        "12.5, 8.5, 12.5, 8.5, 0"
    })
    void distancesAreThoseOfTheGreatCircleByBothFormulas(
            double latitude1, double longitude1, double latitude2, double longitude2, double km) {
        Object[] places = {latitude1, longitude1, latitude2, longitude2};

        assertThat(Double.parseDouble(catalogue.text("SELECT distance_km(?, ?, ?, ?)", places)))
                .isEqualTo(km, within(1.0));
        assertThat(Double.parseDouble(
                        catalogue.text("SELECT surface_km(earth_point(?, ?) <-> earth_point(?, ?))", places)))
                .isEqualTo(Double.parseDouble(catalogue.text("SELECT distance_km(?, ?, ?, ?)", places)), within(0.001));
    }

    @Test
    void aStraightDistanceIsTheSurfacesTurnedBack() {
        for (double km : new double[] {0.001, 1, 50, 500, 20_015}) {
            assertThat(Double.parseDouble(catalogue.text("SELECT surface_km(straight_km(?))", km)))
                    .isEqualTo(km, within(km * 1e-6));
        }
    }
}
