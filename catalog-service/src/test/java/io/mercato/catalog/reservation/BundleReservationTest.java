package io.mercato.catalog.reservation;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.reservation.ReservationApi.bundle;
import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.extend;
import static io.mercato.catalog.reservation.ReservationApi.find;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.post;
import static io.mercato.catalog.reservation.ReservationApi.release;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reservations of bundles, which are taken apart. */
@QuarkusTest
class BundleReservationTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");

    private final Catalogue catalogue;
    private final Shelf shelf;

    private StockKey ten;
    private StockKey four;
    private UUID set;

    BundleReservationTest(Catalogue catalogue, Shelf shelf) {
        this.catalogue = catalogue;
        this.shelf = shelf;
    }

    @BeforeEach
    void aBundleOfTwoOfOneThingAndOneOfAnother() {
        List<StockKey> keys = shelf.stock(10, 4);
        ten = keys.get(0);
        four = keys.get(1);
        set = shelf.bundle(Map.of(ten, 2, four, 1));
    }

    @AfterEach
    void balanced() {
        shelf.assertBalanced();
    }

    @Test
    void aBundleSetsAsideAllThatIsInIt() {
        JsonPath answer = reserve("order-1", bundle(set, 3))
                .statusCode(201)
                .body("bundles", hasSize(1))
                .body("bundles[0].bundleId", equalTo(set.toString()))
                .body("bundles[0].quantity", equalTo(3))
                .extract()
                .jsonPath();

        assertThat(answer.getList("lines.quantity")).isEqualTo(List.of(6, 3));
        assertThat(shelf.level(ten)).isEqualTo("10-6");
        assertThat(shelf.level(four)).isEqualTo("4-3");
        assertThat(find("order-1").extract().jsonPath().getMap("")).isEqualTo(answer.getMap(""));
    }

    @Test
    void partsThatFitOneByOneButNotTogetherAreShort() {
        UUID other = shelf.bundle(Map.of(ten, 3));

        var problem = reserve("order-1", bundle(set, 3), line(ten, 2), bundle(other, 1), line(four, 1));

        assertProblem(problem, 409, "insufficient_stock");
        problem.body("shortages", hasSize(1))
                .body("shortages[0].asked", equalTo(11))
                .body("shortages[0].left", equalTo(10))
                .body("shortages[0].sizeId", equalTo(ten.sizeId().toString()))
                .body("errors.field", equalTo(List.of("lines[0]", "lines[1]", "lines[2]")));
        assertThat(problem.extract().jsonPath().getList("shortages[0].bundleIds"))
                .containsExactlyInAnyOrder(set.toString(), other.toString());
        assertThat(shelf.level(four)).isEqualTo("4-0");
    }

    @Test
    void everyShortPartOfABundleIsNamed() {
        var problem = reserve("order-1", bundle(set, 6));

        assertProblem(problem, 409, "insufficient_stock");
        assertThat(problem.extract().jsonPath().getList("shortages.asked")).containsExactlyInAnyOrder(12, 6);
        assertThat(problem.extract().jsonPath().getList("shortages.left")).containsExactlyInAnyOrder(10, 4);
    }

    @Test
    void everyStepMayBeRepeated() {
        String first = reserve("order-1", bundle(set, 1), line(ten, 1))
                .statusCode(201)
                .extract()
                .asString();

        assertThat(reserve("order-1", line(ten, 1), bundle(set, 1))
                        .statusCode(200)
                        .header("Idempotency-Replayed", "true")
                        .extract()
                        .asString())
                .isEqualTo(first);
        for (int i = 0; i < 2; i++) {
            extend("order-1", 1800).statusCode(200);
        }
        for (int i = 0; i < 2; i++) {
            confirm("order-1").statusCode(200).body("bundles", hasSize(1));
        }
        assertThat(shelf.level(ten)).isEqualTo("7-0");
        assertThat(shelf.level(four)).isEqualTo("3-0");
    }

    @Test
    void whatIsReleasedGoesBackToEveryPart() {
        reserve("order-1", bundle(set, 2)).statusCode(201);

        release("order-1").statusCode(200);
        release("order-1").statusCode(200);

        assertThat(shelf.level(ten)).isEqualTo("10-0");
        assertThat(shelf.level(four)).isEqualTo("4-0");
    }

    @Test
    void theSamePartsAskedForInAnotherWayAreAnotherRequest() {
        reserve("order-1", bundle(set, 1)).statusCode(201);

        assertProblem(reserve("order-1", line(ten, 2), line(four, 1)), 422, "reference_reused");
        assertProblem(reserve("order-1", bundle(set, 2)), 422, "reference_reused");
        assertProblem(reserve("order-1", bundle(set, 1), line(ten, 1)), 422, "reference_reused");
    }

    @Test
    void aReservationKeepsWhatItsBundleConsistedOf() {
        reserve("order-1", bundle(set, 1)).statusCode(201);
        catalogue.run("UPDATE bundle_items SET quantity = 4");

        reserve("order-1", bundle(set, 1)).statusCode(200).body("lines.quantity", equalTo(List.of(2, 1)));
        catalogue.run("DELETE FROM bundles");

        reserve("order-1", bundle(set, 1)).statusCode(200);
        confirm("order-1").statusCode(200);
        assertThat(shelf.level(ten)).isEqualTo("8-0");
        assertThat(shelf.level(four)).isEqualTo("3-0");
    }

    @Test
    void aBundleThatIsNotOnSaleIsNamedLikeAnItem() {
        UUID draft = shelf.bundle(Map.of(ten, 1));
        catalogue.change("bundles", draft, "status = 'draft'");

        var problem = reserve(
                "order-1",
                bundle(draft, 1),
                bundle(set, 1),
                bundle(UNKNOWN, 1),
                line(new StockKey(UNKNOWN, ten.sizeId()), 1));

        assertProblem(problem, 422, "not_on_sale");
        problem.body("errors.field", equalTo(List.of("lines[0]", "lines[2]", "lines[3]")));
    }

    @Test
    void aBundleOfWhichAnItemLeftTheCatalogueCannotBeReserved() {
        UUID product = catalogue.product(UUID.fromString(catalogue.text("SELECT id FROM stores")), "hat", 1);
        StockKey hat = catalogue.size(catalogue.variant(product, "Red"), "M", 5);
        catalogue.bundleItem(set, hat, 1);
        catalogue.change("products", product, "status = 'archived'");
        assertProblem(reserve("order-1", bundle(set, 1)), 422, "not_on_sale");

        catalogue.change("products", product, "status = 'active', currency = 'GHS'");
        assertProblem(reserve("order-1", bundle(set, 1)), 422, "not_on_sale");

        catalogue.run("DELETE FROM products WHERE id = '" + product + "'");
        assertProblem(reserve("order-1", bundle(set, 1)), 422, "not_on_sale");
    }

    @Test
    void aLineThatIsBothOrNeitherIsRefused() {
        Map<String, Object> both = new HashMap<>(line(ten, 1));
        both.put("bundleId", set);

        var bothProblem = post(Map.of("reference", "order-1", "lines", List.of(line(four, 1), both)));
        assertProblem(bothProblem, 400, "invalid_parameter");
        bothProblem.body("errors[0].field", equalTo("lines[1].bundleId"));
        assertProblem(
                post(Map.of("reference", "order-1", "lines", List.of(Map.of("quantity", 1)))),
                400,
                "invalid_parameter");
    }

    @Test
    void theSameBundleTwiceIsRefused() {
        var problem = reserve("order-1", bundle(set, 1), line(ten, 1), bundle(set, 2));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("lines[2]"))
                .body("errors[0].detail", equalTo("names the same bundle as lines[0]"));
    }

    @Test
    void moreThanCanBeCountedIsShortAndNoDefect() {
        catalogue.run("UPDATE bundle_items SET quantity = 1000");
        UUID second = shelf.bundle(Map.of(ten, 1000));
        UUID third = shelf.bundle(Map.of(ten, 1000));

        var problem = reserve("order-1", bundle(set, 1_000_000), bundle(second, 1_000_000), bundle(third, 1_000_000));

        assertProblem(problem, 409, "insufficient_stock");
        assertThat(problem.extract().jsonPath().getList("shortages.asked", Integer.class))
                .contains(1_000_000_000, Integer.MAX_VALUE);
    }

    @Test
    void bundlesOfMoreItemsThanOneOrderMayLockAreRefused() {
        List<StockKey> keys = shelf.stock(IntStream.generate(() -> 1).limit(501).toArray());
        UUID first = shelf.bundle(Map.of());
        catalogue.run("INSERT INTO bundle_items (bundle_id, position, variant_id, size_id, quantity)"
                + " SELECT '%s', row_number() OVER (), variant_id, size_id, 1 FROM variant_sizes WHERE sku <> 'ONE SIZE'"
                        .formatted(first));
        assertThat(keys).hasSize(501);

        assertProblem(reserve("order-1", bundle(first, 1)), 422, "too_many_items");

        catalogue.run("DELETE FROM bundle_items WHERE position > 500");
        reserve("order-1", bundle(first, 1)).statusCode(201).body("lines", hasSize(500));
    }
}
