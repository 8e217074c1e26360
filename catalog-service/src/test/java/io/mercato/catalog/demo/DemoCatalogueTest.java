package io.mercato.catalog.demo;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.review.Recount;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCatalogueTest {
    private static final Map<String, Integer> COUNTS = Map.of(
            "products",
            2000,
            "stores",
            60,
            "events",
            120,
            "activities",
            400,
            "offers",
            300,
            "flashSales",
            40,
            "bundles",
            48);

    private final Catalogue catalogue;
    private final Recount recount;

    DemoCatalogueTest(Catalogue catalogue, Recount recount) {
        this.catalogue = catalogue;
        this.recount = recount;
    }

    /** Whether what the catalogue holds is the demo catalogue of the usual size, which most tests only look at. */
    private boolean filled;

    private void aDemoCatalogue() {
        if (!filled) {
            anEmptyCatalogue();
            load("").statusCode(201);
            filled = true;
        }
    }

    private void anEmptyCatalogue() {
        catalogue.clear();
        filled = false;
    }

    @AfterAll
    void empty() {
        catalogue.clear();
    }

    @Test
    void anEmptyCatalogueIsFilledAndOneThatHasSomethingLeftAlone() {
        anEmptyCatalogue();
        assertThat(load("").statusCode(201).extract().jsonPath().getMap("")).isEqualTo(COUNTS);
        String before = contents();

        assertThat(load("?products=5").statusCode(200).extract().jsonPath().getMap(""))
                .isEqualTo(COUNTS);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void theSameNumberMakesTheSameCatalogueIdsIncluded() {
        anEmptyCatalogue();
        load("?products=300").statusCode(201);
        String first = contents();
        anEmptyCatalogue();

        load("?products=300").statusCode(201);

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void aLargerCatalogueHasTheProductsOfASmallerOne() {
        anEmptyCatalogue();
        load("?products=10").statusCode(201);
        List<String> few = catalogue.texts("SELECT id || title || price FROM products");
        anEmptyCatalogue();

        load("?products=50").statusCode(201);

        assertThat(catalogue.texts("SELECT id || title || price FROM products")).containsAll(few);
    }

    @Test
    void everySectionOfTheHomepageHasItems() {
        aDemoCatalogue();

        for (String section : List.of(
                "/products/featured",
                "/products/new-arrivals",
                "/stores/featured",
                "/events/featured",
                "/activities/featured",
                "/offers?featured=true",
                "/offers?flashSale=true")) {
            assertThat(read(section).getList("items")).as(section).hasSize(20);
        }
        assertThat(readAll("/offers?flashSale=true", 100, "id")).hasSize(40);
    }

    @Test
    void mostGoodsAreInStockSomeAreFewAndSomeSoldOut() {
        aDemoCatalogue();

        assertThat(share("quantity = 0")).isBetween(0.08, 0.18);
        assertThat(share("quantity BETWEEN 1 AND 5")).isBetween(0.07, 0.15);
        assertThat(catalogue.text("SELECT count(*) FROM (SELECT variant_id FROM variant_sizes GROUP BY variant_id"
                        + " HAVING sum(quantity) = 0) sold_out"))
                .satisfies(count -> assertThat(Integer.parseInt(count)).isBetween(60, 300));
        assertThat(catalogue.text("SELECT sum(quantity) FROM variant_sizes"))
                .isEqualTo(catalogue.text("SELECT sum(change) FROM stock_movements"));
    }

    @Test
    void everyRatingIsThatOfItsReviewsAndSomeThingsGoTogether() {
        aDemoCatalogue();

        recount.assertExact();
        assertThat(share("products", "rating_count > 0")).isBetween(0.6, 0.9);
        assertThat(catalogue.text("SELECT count(*) FROM stores WHERE rating_count = 0"))
                .isEqualTo("0");
        assertThat(catalogue.texts("SELECT r.id FROM reviews r WHERE r.verified <> EXISTS (SELECT FROM purchases p"
                        + " WHERE p.customer_id = r.customer_id AND p.product_id = r.product_id)"))
                .isEmpty();
        assertThat(catalogue.text("SELECT count(DISTINCT actor) FROM changed_actors"))
                .isEqualTo("500");
    }

    @Test
    void everyBundleSavesSomethingAndMostAreInStock() {
        aDemoCatalogue();

        assertThat(readAll("/bundles", 20, "id")).hasSize(48);
        assertThat(readAll("/bundles", 100, "saving.amount")).doesNotContainNull();
        assertThat(readAll("/bundles", 100, "inStock")).contains("true");
        assertThat(readAll("/bundles", 100, "items")).containsOnly("2", "3", "4");
        assertThat(catalogue.text("SELECT count(*) FROM offers WHERE kind = 'buy_x_get_y'"))
                .satisfies(count -> assertThat(Integer.parseInt(count)).isBetween(15, 30));
    }

    @Test
    void everythingIsAtALocationAndStoresAreInTheCityOfTheirName() {
        aDemoCatalogue();

        assertThat(catalogue.text("SELECT count(*) FROM stores WHERE location_id IS NULL OR opening_hours IS NULL"))
                .isEqualTo("0");
        assertThat(catalogue.text("SELECT count(*) FROM events e JOIN stores s ON s.id = e.store_id"
                        + " WHERE e.location_id <> s.location_id"))
                .isEqualTo("0");
        assertThat(catalogue.text("SELECT l.name FROM stores s JOIN locations l ON l.id = s.location_id"
                        + " WHERE s.handle = 'kumasi-kente-co'"))
                .isEqualTo("Kumasi");
        assertThat(catalogue.text("SELECT max(distance_km(s.latitude, s.longitude, l.latitude, l.longitude)) < 7"
                        + " FROM stores s JOIN locations l ON l.id = s.location_id"))
                .isEqualTo("t");
        for (String list :
                List.of("/stores?near=6.4541,3.3947", "/activities?setting=indoor&weather=rainy", "/locations")) {
            assertThat(read(list).getList("items")).as(list).isNotEmpty();
        }
    }

    @Test
    void everyPictureOfTheCatalogueIsThere() {
        anEmptyCatalogue();
        load("?products=100").statusCode(201);

        catalogue
                .texts("""
                        SELECT url FROM product_images UNION SELECT image_url FROM stores
                        UNION SELECT image_url FROM events UNION SELECT image_url FROM categories
                        UNION SELECT image_url FROM activities
                        UNION SELECT url FROM bundle_images
                        """)
                .forEach(url -> get(url.replace("/api/v1", "")).statusCode(200).contentType("image/svg+xml"));
    }

    @Test
    void aCatalogueOfOneProductIsPossible() {
        anEmptyCatalogue();
        assertThat(load("?products=1").statusCode(201).extract().jsonPath().getMap(""))
                .isEqualTo(Map.of(
                        "products",
                        1,
                        "stores",
                        60,
                        "events",
                        120,
                        "activities",
                        400,
                        "offers",
                        300,
                        "flashSales",
                        1,
                        "bundles",
                        0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "many"})
    void aNumberOutOfBoundsIsRefused(String products) {
        assertProblem(load("?products=" + products), 400, "invalid_parameter");
    }

    @Test
    void whereItIsNotEnabledThereIsNothing() {
        assertThatThrownBy(() -> new DemoResource(null, () -> false).load(1))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(404);
                    assertThat(problem.code()).isEqualTo("demo_catalogue_disabled");
                });
    }

    private static ValidatableResponse load(String query) {
        return asService().post("/internal/v1/demo-catalogue" + query).then();
    }

    private double share(String condition) {
        return share("variant_sizes", condition);
    }

    private double share(String table, String condition) {
        return Double.parseDouble(
                catalogue.text("SELECT avg(CASE WHEN " + condition + " THEN 1 ELSE 0 END) FROM " + table));
    }

    private String contents() {
        return String.join(
                " ",
                List.of(
                                "categories",
                                "locations",
                                "stores",
                                "products",
                                "product_variants",
                                "variant_sizes",
                                "product_images",
                                "events",
                                "activities",
                                "offers",
                                "reviews",
                                "review_votes",
                                "product_ratings",
                                "purchases",
                                "interactions",
                                "bundles",
                                "bundle_items",
                                "bundle_images")
                        .stream()
                        .map(table -> catalogue.text(
                                "SELECT md5(string_agg(row_text, '|' ORDER BY row_text)) FROM (SELECT (t.*)::text AS row_text FROM "
                                        + table + " t) rows"))
                        .toList());
    }
}
