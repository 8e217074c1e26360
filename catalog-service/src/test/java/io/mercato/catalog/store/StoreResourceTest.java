package io.mercato.catalog.store;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class StoreResourceTest {
    private static final String ALWAYS = Arrays.stream(DayOfWeek.values())
            .map(day ->
                    "\"" + day.name().toLowerCase(Locale.ROOT) + "\": [{\"opens\": \"00:00\", \"closes\": \"00:00\"}]")
            .collect(joining(", ", ", opening_hours = '{\"weekly\": {", "}}'"));

    private static final String NEVER = ", opening_hours = '{\"weekly\": {}}'";

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

    @Test
    void storesThatAreOpenNowByTheirOwnClocksAreListed() {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Africa/Lagos"));
        String hours = openBetween(now.minusHours(1), now.plusHours(1));
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        UUID auckland = catalogue.location("auckland", -36.85, 174.76);
        catalogue.change("locations", auckland, "timezone = 'Pacific/Auckland'");
        store("open", at(lagos, 6.45, 3.40) + hours + ", rating_average = 3, rating_count = 1");
        store("always", at(auckland, -36.85, 174.76) + ALWAYS + ", rating_average = 4, rating_count = 1");
        store("same-hours-elsewhere", at(auckland, -36.85, 174.76) + hours);
        store("never", at(lagos, 6.45, 3.40) + NEVER + ", rating_average = 5, rating_count = 1");
        store("unknown", at(lagos, 6.45, 3.40));
        store("archived", at(lagos, 6.45, 3.40) + ALWAYS + ", status = 'archived'");

        assertThat(readAll("/stores?openNow=true", 1, "handle")).containsExactly("always", "open");
        assertThat(readAll("/stores?openNow=true&location=" + lagos, 1, "handle"))
                .containsExactly("open");
        assertThat(readAll("/stores?openNow=true&near=6.45,3.40", 1, "handle")).containsExactly("open");
        assertThat(readAll("/stores?openNow=true&near=6.45,3.40&location=" + auckland, 1, "handle"))
                .isEmpty();
        assertThat(readAll("/stores?openNow=false", 20, "handle")).hasSize(5);
        JsonPath page = read("/stores?openNow=true");
        assertThat(page.getMap("items[0]"))
                .as("what is always open closes at no time")
                .doesNotContainKey("openUntil");
        assertThat(Instant.parse(page.getString("items[1].openUntil")))
                .isBetween(now.plusMinutes(58).toInstant(), now.plusHours(1).toInstant());
    }

    @Test
    void aPageOfOpenStoresPassesOverNoMoreThanItsBoundAndTheNextOneGoesOn() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        catalogue.run("INSERT INTO stores (handle, name, location_id, rating_average, rating_count, opening_hours)"
                + " SELECT 's' || n, 'S', '" + lagos + "', 4, 1, '{\"weekly\": {}}' FROM generate_series(1, 450) n");
        store("last", at(lagos, 6.45, 3.40) + ALWAYS);

        JsonPath first = read("/stores?openNow=true");

        assertThat(first.getList("items")).isEmpty();
        assertThat(read("/stores?openNow=true&cursor=" + first.getString("nextCursor"))
                        .getList("items.handle"))
                .containsExactly("last");
    }

    @Test
    void whetherStoresMustBeOpenIsTrueOrFalse() {
        assertProblem(get("/stores?openNow=perhaps"), 400, "invalid_parameter");
    }

    /** A span that may pass midnight. */
    private static String openBetween(ZonedDateTime opens, ZonedDateTime closes) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm");
        return ", opening_hours = '{\"weekly\": {\"%s\": [{\"opens\": \"%s\", \"closes\": \"%s\"}]}}'"
                .formatted(
                        opens.getDayOfWeek().name().toLowerCase(Locale.ROOT),
                        clock.format(opens),
                        clock.format(closes));
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
