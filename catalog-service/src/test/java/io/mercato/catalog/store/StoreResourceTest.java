package io.mercato.catalog.store;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class StoreResourceTest {
    private final Catalogue catalogue;

    StoreResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void storesComeBestRatedFirstAndUnratedOnesLast() {
        store("good", "rating_average = 4.1, rating_count = 3");
        store("unrated", "description = ''");
        store("best", "rating_average = 4.9, rating_count = 2");

        assertThat(readAll("/stores", 2, "handle")).containsExactly("best", "good", "unrated");
        assertThat(read("/stores").getString("items[2].rating")).isNull();
    }

    @Test
    void onlyFeaturedActiveStoresAreFeatured() {
        store("featured", "featured = true");
        store("closed", "featured = true, status = 'archived'");
        store("plain", "featured = false");

        assertThat(readAll("/stores/featured", 20, "handle")).containsExactly("featured");
    }

    @Test
    void manyStoresWithTheSameRatingAreEachReadOnce() {
        for (int i = 0; i < 11; i++) {
            store("s" + i, "rating_average = 4.5, rating_count = 1");
        }

        assertThat(readAll("/stores", 3, "handle")).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void aStoreIsReadByItsId() {
        UUID id = store("adire-house", "city = 'Abeokuta', country = 'NG', image_url = '/a.svg', image_alt = 'Front'");

        assertThat(read("/stores/" + id).getMap(""))
                .containsEntry("handle", "adire-house")
                .containsEntry("city", "Abeokuta")
                .containsEntry("country", "NG")
                .containsEntry("image", Map.of("url", "/a.svg", "alt", "Front"));
    }

    @Test
    void aStoreThatIsNotOpenIsNotFound() {
        assertProblem(get("/stores/" + store("closed", "status = 'archived'")), 404, "store_not_found");
    }

    @Test
    void aStoreSaysAllAboutItself() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        UUID id = store(
                "adire-house",
                "location_id = '" + lagos + "', latitude = 6.46, longitude = 3.4, phone = '+2348012345678',"
                        + " email = 'hello@adire.example', website = 'https://adire.example/', image_url = '/a.svg',"
                        + " more_images = '[{\"url\": \"/b.svg\", \"alt\": \"Back\"}]', opening_hours ="
                        + " '{\"weekly\": {\"monday\": [{\"opens\": \"00:00\", \"closes\": \"00:00\"}]}}'");

        JsonPath store = read("/stores/" + id);

        assertThat(store.getString("city")).isEqualTo("Lagos");
        assertThat(store.getString("country")).isEqualTo("NG");
        assertThat(store.getString("timezone")).isEqualTo("Africa/Lagos");
        assertThat(store.getString("location.handle")).isEqualTo("lagos");
        assertThat(store.getDouble("coordinates.latitude")).isEqualTo(6.46);
        assertThat(store.getMap("contact"))
                .isEqualTo(Map.of(
                        "phone",
                        "+2348012345678",
                        "email",
                        "hello@adire.example",
                        "website",
                        "https://adire.example/"));
        assertThat(store.getList("images.url")).containsExactly("/a.svg", "/b.svg");
        assertThat(store.getString("openingHours.weekly.monday[0].opens")).isEqualTo("00:00");
        assertThat(store.getList("openingHours.weekly.tuesday")).isEmpty();
        boolean monday = Instant.now().atZone(ZoneId.of("Africa/Lagos")).getDayOfWeek() == DayOfWeek.MONDAY;
        assertThat(store.getBoolean("opening.openNow")).isEqualTo(monday);
        assertThat(store.getString(monday ? "opening.closesAt" : "opening.opensAt"))
                .endsWith(":00:00Z");
    }

    @Test
    void aStoreWhoseHoursNobodyKnowsDoesNotSayThatItIsClosed() {
        assertThat(read("/stores/" + store("plain", "description = ''")).getMap(""))
                .containsEntry("opening", null)
                .containsEntry("openingHours", null)
                .containsEntry("images", List.of());
    }

    @Test
    void storesOfALocationAndThoseNearAPlaceAreListed() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        UUID abuja = catalogue.location("abuja", 9.0765, 7.3986);
        store("island", at(lagos, 6.45, 3.40) + ", rating_average = 3, rating_count = 1");
        store("ikeja", at(lagos, 6.60, 3.35) + ", rating_average = 5, rating_count = 1");
        store("closed", at(lagos, 6.45, 3.40) + ", status = 'archived'");
        store("capital", at(abuja, 9.07, 7.40));
        store("somewhere", "description = ''");

        assertThat(readAll("/stores?location=" + lagos, 1, "handle")).containsExactly("ikeja", "island");
        assertThat(readAll("/stores?near=6.45,3.40", 1, "handle")).containsExactly("island", "ikeja");
        assertThat(readAll("/stores?near=6.45,3.40&radiusKm=5", 1, "handle")).containsExactly("island");
        assertThat(readAll("/stores?near=9.07,7.39&radiusKm=500&location=" + lagos, 1, "handle"))
                .isEmpty();
        assertThat(readAll("/stores?near=6.45,3.40&radiusKm=500&location=" + lagos, 1, "handle"))
                .containsExactly("island", "ikeja");
        assertThat(read("/stores?near=6.45,3.41").getDouble("items[0].distanceKm"))
                .isBetween(1.09, 1.12);
        assertThat(read("/stores").getMap("items[0]")).doesNotContainKey("distanceKm");
    }

    @Test
    void thePublicStoresAroundAPlaceAreThereForOtherQueries() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        UUID island = store("island", at(lagos, 6.45, 3.40));
        store("closed", at(lagos, 6.45, 3.40) + ", status = 'archived'");
        store("far", at(lagos, 9.07, 7.40));

        assertThat(catalogue.texts("SELECT store_id FROM stores_within(6.45, 3.41, 25) WHERE distance_km < 2"))
                .containsExactly(island.toString());
    }

    private static String at(UUID location, double latitude, double longitude) {
        return "location_id = '" + location + "', latitude = " + latitude + ", longitude = " + longitude;
    }

    private UUID store(String handle, String change) {
        UUID id = catalogue.store(handle);
        catalogue.change("stores", id, change);
        return id;
    }
}
