package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.etag;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All kinds that administrators look after behave alike. */
@QuarkusTest
class AdministrationTest {
    private final Catalogue catalogue;

    AdministrationTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @AfterEach
    void nothingFailsAnyMore() {
        catalogue.run("DROP TRIGGER IF EXISTS fails ON locations; DROP FUNCTION IF EXISTS fail();"
                + " DROP SEQUENCE IF EXISTS tries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"locations", "stores", "categories", "events", "activities", "products", "bundles", "offers"})
    void aLifeIsWrittenDownAndWhatChangesNothingIsNot(String kinds) {
        AdminShape shape = shape(kinds);
        shape.assertLifeIsWrittenDown();
        shape.assertNothingNewIsNoChange();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"locations", "stores", "categories", "events", "activities", "products", "bundles", "offers"})
    void aChangeNamesTheVersionItWasDecidedOnAndOneOfManyWins(String kinds) throws Exception {
        AdminShape shape = shape(kinds);
        shape.assertIfMatchIsAskedFor();
        shape.assertOneOfManyEditorsWins();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"locations", "stores", "categories", "events", "activities", "products", "bundles", "offers"})
    void aPatchChangesWhatItNamesAndUnknownFieldsAreNamed(String kinds) {
        AdminShape shape = shape(kinds);
        shape.assertAPatchChangesWhatItNames();
        shape.assertUnknownFieldsAreNamed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"locations", "stores", "categories", "events", "activities", "products", "bundles", "offers"})
    void onlyAdministratorsComeIn(String kinds) {
        shape(kinds).assertOnlyAdministratorsComeIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"locations", "stores", "categories", "events", "activities", "bundles", "offers"})
    void textsAreKeptAsTheyAre(String kinds) {
        // Those of products, which have parts with texts of their own, are in BadProductsTest.
        shape(kinds).assertTextsAreKeptOrRefused(texts(kinds));
    }

    /** All that takes any text, with how much of it. */
    private static Map<String, Integer> texts(String kinds) {
        return switch (kinds) {
            case "locations" -> Map.of("/name", 255, "/region", 255, "/city", 255);
            case "stores" -> Map.of("/name", 255, "/description", 65_535, "/images/0/alt", 512);
            case "categories" -> Map.of("/name", 255, "/image/alt", 512);
            case "events" -> Map.of("/title", 255, "/description", 65_535, "/venue", 255, "/image/alt", 512);
            case "activities" -> Map.of("/title", 255, "/description", 65_535, "/images/0/alt", 512);
            case "bundles" ->
                Map.of("/title", 255, "/description", 65_535, "/vendor", 255, "/tags/0", 255, "/images/0/alt", 512);
            case "offers" -> Map.of("/title", 255, "/description", 65_535);
            default -> throw new IllegalArgumentException(kinds);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"stores", "events", "activities", "products", "bundles", "offers"})
    void whatIsPublishedIsPublicAndListedByItsStatus(String kinds) {
        AdminShape shape = shape(kinds);
        shape.assertListsAreOfAStatus();
        shape.assertIsPublishedFeaturedAndArchived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"locations", "stores", "categories"})
    void aHandleIsTakenOnce(String kinds) {
        shape(kinds).assertAHandleIsTakenOnce();
    }

    @Test
    void aChangeThatPostgresqlUndoesIsMadeAgainAndOnce() {
        failing("IF nextval('tries') <= 2 THEN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END IF");
        String id = create("locations", location());
        catalogue.run("ALTER SEQUENCE tries RESTART");

        send(PUT, "locations/" + id, etag("locations", id), with(location(), "name", "Eko"))
                .statusCode(200)
                .body("version", equalTo(1));

        assertThat(readAll("/admin/locations", 5, "name")).containsExactly("Eko");
        assertThat(readAll("/admin/audit?kind=location&id=" + id, 5, "action"))
                .containsExactly("location.changed", "location.created");
    }

    @Test
    void aChangeWhoseConnectionIsLostIsMadeAgainAndWhatIsNewIsNotMadeTwice() {
        String id = create("locations", location());
        failing("IF nextval('tries') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF");

        send(PUT, "locations/" + id, etag("locations", id), with(location(), "name", "Eko"))
                .statusCode(200)
                .body("version", equalTo(1));
        catalogue.run("ALTER SEQUENCE tries RESTART");
        assertProblem(post("locations", with(location(), "handle", "ibadan")), 503, "database_unavailable");

        assertThat(readAll("/admin/locations", 5, "name")).containsExactly("Eko");
    }

    @Test
    void aChangeThatIsUndoneAgainAndAgainIsRefusedAndLeavesNothing() {
        String id = create("locations", location());
        failing("RAISE EXCEPTION USING ERRCODE = 'deadlock_detected'");

        assertProblem(send(PUT, "locations/" + id, "*", with(location(), "name", "Eko")), 503, "too_many_writers");

        get("/admin/locations/" + id).body("name", equalTo("Lagos")).body("version", equalTo(0));
        assertThat(readAll("/admin/audit?kind=location&id=" + id, 5, "action")).containsExactly("location.created");
    }

    /** Whoever writes a location meets this. */
    private void failing(String statement) {
        catalogue.run("CREATE SEQUENCE tries;"
                + " CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                + "; RETURN NEW; END $$;"
                + " CREATE TRIGGER fails BEFORE INSERT OR UPDATE ON locations FOR EACH ROW EXECUTE FUNCTION fail()");
    }

    private AdminShape shape(String kinds) {
        return switch (kinds) {
            case "locations" -> new AdminShape(catalogue, kinds, "location", location(), "name", false);
            case "stores" ->
                new AdminShape(
                        catalogue,
                        kinds,
                        "store",
                        Map.of("handle", "adire", "name", "Adire", "images", List.of(image())),
                        "name",
                        true);
            case "categories" ->
                new AdminShape(
                        catalogue,
                        kinds,
                        "category",
                        Map.of("handle", "dresses", "name", "Dresses", "image", image()),
                        "name",
                        false);
            case "events" -> new AdminShape(catalogue, kinds, "event", event(), "title", true);
            case "activities" -> new AdminShape(catalogue, kinds, "activity", activity(), "title", true);
            case "products" -> new AdminShape(catalogue, kinds, "product", product(), "title", true);
            case "bundles" -> new AdminShape(catalogue, kinds, "bundle", bundle(), "title", true);
            case "offers" -> new AdminShape(catalogue, kinds, "offer", offer(), "title", true);
            default -> throw new IllegalArgumentException(kinds);
        };
    }

    private static Map<String, Object> location() {
        return Map.of(
                "handle", "lagos",
                "name", "Lagos",
                "country", "NG",
                "region", "Lagos State",
                "city", "Lagos",
                "coordinates", Map.of("latitude", 6.4541, "longitude", 3.3947),
                "timezone", "Africa/Lagos");
    }

    private Map<String, Object> event() {
        return Map.of(
                "title",
                "Fair",
                "venue",
                "Park",
                "locationId",
                catalogue.location("lagos", 6.4541, 3.3947),
                "startsAt",
                "2999-12-05T10:00:00.123456789Z",
                "endsAt",
                "2999-12-05T18:00:00Z",
                "price",
                money(250_000),
                "capacity",
                120,
                "image",
                image());
    }

    private Map<String, Object> activity() {
        Map<String, Object> activity = new HashMap<>(Map.of(
                "title", "Adire for small hands",
                "type", "craft",
                "ageMonths", Map.of("min", 48, "max", 143),
                "settings", List.of("outdoor", "indoor"),
                "weather", List.of("sunny", "cloudy"),
                "durationMinutes", Map.of("min", 60, "max", 120),
                "difficulty", "easy",
                "locationId", catalogue.location("lagos", 6.4541, 3.3947),
                "price", money(500_000)));
        activity.put("images", List.of(image(), Map.of("url", "/b.svg")));
        return activity;
    }

    private Map<String, Object> product() {
        return Map.of(
                "storeId", catalogue.store("corner"),
                "handle", "dress",
                "title", "Dress",
                "currency", "NGN",
                "optionNames", List.of("Colour"),
                "variants",
                        List.of(Map.of(
                                "options",
                                Map.of("Colour", "Indigo"),
                                "sizes",
                                List.of(Map.of("name", "M", "price", money(5000))))),
                "images", List.of(image()));
    }

    private Map<String, Object> bundle() {
        UUID store = catalogue.store("corner");
        StockKey kaftan = catalogue.size(catalogue.variant(catalogue.product(store, "kaftan", 1), "L"), "L", 5);
        return Map.of(
                "storeId",
                store,
                "handle",
                "set",
                "title",
                "Set",
                "tags",
                List.of("gift"),
                "price",
                money(12_000),
                "items",
                List.of(Map.of("variantId", kaftan.variantId(), "sizeId", kaftan.sizeId(), "quantity", 2)),
                "images",
                List.of(image()));
    }

    private Map<String, Object> offer() {
        UUID product = catalogue.product(catalogue.store("corner"), "kaftan", 1);
        return Map.of(
                "title",
                "Sale",
                "discount",
                Map.of("type", "percentage", "percentage", 20),
                "productId",
                product,
                "startsAt",
                "2020-01-01T00:00:00Z",
                "endsAt",
                "2999-01-01T00:00:00Z",
                "limits",
                Map.of("total", 100));
    }

    private static Map<String, Object> image() {
        return Map.of("url", "/a.svg", "alt", "A picture");
    }

    private static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "NGN");
    }
}
