package io.mercato.catalog.price;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What carts cost. */
@QuarkusTest
class PriceTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");
    private static final UUID ADA = new UUID(1, 1);

    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;
    private UUID shirts;
    private UUID fashion;
    private StockKey shirt;
    private StockKey hat;

    PriceTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    /** Shirts in a category below fashion, and hats in none; 50.00 each. */
    @BeforeEach
    void aShirtAndAHat() {
        catalogue.clear();
        store = catalogue.store("corner");
        fashion = catalogue.category("fashion", null);
        shirts = catalogue.product(store, "shirt", 1);
        catalogue.change("products", shirts, "category_id = '" + catalogue.category("shirts", fashion) + "'");
        shirt = catalogue.size(catalogue.variant(shirts, "Indigo"), "M", 10);
        hat = catalogue.size(catalogue.variant(catalogue.product(store, "hat", 1), "Red"), "Hat size", 10);
    }

    @Test
    void withoutOffersACartCostsItsPrices() {
        prices(line(shirt, 2), line(hat, 1))
                .statusCode(200)
                .body("lines.price.amount", equalTo(List.of(10000, 5000)))
                .body("lines[0].unitPrice.amount", equalTo(5000))
                .body("lines[0].reduction.amount", equalTo(0))
                .body("lines[0].offerId", nullValue())
                .body("offers", hasSize(0))
                .body("totals", equalTo(List.of(Map.of("amount", 15000, "currency", "NGN"))));
    }

    @Test
    void theBestOfferOfProductBranchAndStoreIsTaken() {
        UUID onStore = offer("store_id", store, "percentage = 10");
        UUID onRoot = offer("category_id", fashion, "percentage = 20");
        offer("product_id", shirts, "percentage = 15");

        prices(line(shirt, 2), line(hat, 1))
                .statusCode(200)
                .body("lines.offerId", equalTo(List.of(onRoot.toString(), onStore.toString())))
                .body("lines.reduction.amount", equalTo(List.of(2000, 500)))
                .body("totals[0].amount", equalTo(12500))
                .body("offers.uses", equalTo(List.of(2, 1)));
    }

    @Test
    void setsAreCountedOverTheCart() {
        UUID offer =
                offer("store_id", store, "kind = 'buy_x_get_y', buy_quantity = 2, get_quantity = 1, percentage = 100");

        prices(line(shirt, 2), line(hat, 1))
                .statusCode(200)
                .body("offers", hasSize(1))
                .body("offers[0].offerId", equalTo(offer.toString()))
                .body("offers[0].uses", equalTo(1))
                .body("totals[0].amount", equalTo(10000));
    }

    @Test
    void anOfferThatIsUsedUpOverOrNotForThisCustomerIsNotTaken() {
        offer("product_id", shirts, "max_redemptions = 2, redeemed = 2");
        offer("product_id", shirts, "valid_until = now() - interval '1 second'");
        offer("product_id", shirts, "status = 'draft'");
        UUID onceEach = offer("product_id", shirts, "max_per_customer = 1");

        prices(line(shirt, 2)).statusCode(200).body("offers", hasSize(0));
        pricesFor(ADA, line(shirt, 2))
                .statusCode(200)
                .body("offers[0].uses", equalTo(1))
                .body("totals[0].amount", equalTo(9000));
        catalogue.run("INSERT INTO reservations (reference, expires_at) VALUES ('r', now() + interval '1 hour');"
                + " INSERT INTO offer_redemptions (reference, offer_id, customer_id, uses) VALUES ('r', '%s', '%s', 1)"
                        .formatted(onceEach, ADA));
        pricesFor(ADA, line(shirt, 2)).statusCode(200).body("offers", hasSize(0));
    }

    @Test
    void aBundleHasItsOwnPriceAndNoOffers() {
        UUID set = catalogue.bundle(store, "set", shirt, hat);
        offer("store_id", store, "percentage = 50");

        prices(Map.of("bundleId", set, "quantity", 2), line(hat, 1))
                .statusCode(200)
                .body("lines.price.amount", equalTo(List.of(14000, 2500)))
                .body("lines[0].bundleId", equalTo(set.toString()))
                .body("lines[0].offerId", nullValue());
    }

    @Test
    void whatIsNotOnSaleIsNamed() {
        UUID set = catalogue.bundle(store, "set", shirt, hat);
        catalogue.run("DELETE FROM variant_sizes WHERE sku = 'HAT SIZE'");

        var problem = prices(
                line(shirt, 1),
                line(hat, 1),
                Map.of("bundleId", set, "quantity", 1),
                Map.of("bundleId", UNKNOWN, "quantity", 1));

        assertProblem(problem, 422, "not_on_sale");
        problem.body("errors.field", equalTo(List.of("lines[1]", "lines[2]", "lines[3]")));
    }

    @Test
    void whatIsMalformedIsRefused() {
        assertProblem(prices(), 400, "invalid_parameter");
        assertProblem(prices(line(shirt, 0)), 400, "invalid_parameter");
        assertProblem(prices(line(shirt, -1)), 400, "invalid_parameter");
        assertProblem(prices(line(shirt, 1_000_001)), 400, "invalid_parameter");
        assertProblem(prices(Map.of("quantity", 1)), 400, "invalid_parameter");
        Map<String, Object> both = new HashMap<>(line(shirt, 1));
        both.put("bundleId", UNKNOWN);
        assertProblem(prices(both), 400, "invalid_parameter");
        assertProblem(prices(Map.of("variantId", "abc", "sizeId", UNKNOWN, "quantity", 1)), 400, "invalid_body");
    }

    @Test
    void aSumThatCannotBeCountedIsRefused() {
        catalogue.run("UPDATE variant_sizes SET price = 9007199254740991");

        assertProblem(prices(line(shirt, 2)), 422, "price_too_large");
        assertProblem(prices(line(shirt, 1), line(hat, 1)), 422, "price_too_large");
        prices(line(shirt, 1)).statusCode(200);
    }

    @Test
    void aCartTakesAsManyStatementsWithOneLineAsWithTwenty() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID product = catalogue.product(store, "p" + i, 1);
            many.add(line(catalogue.size(catalogue.variant(product, "Blue"), "size " + i, 1), 1));
        }
        offer("store_id", store, "percentage = 10");

        assertThat(statements.of(() -> prices(line(shirt, 1)).statusCode(200))).isEqualTo(2);
        assertThat(statements.of(() -> pricesFor(null, many).statusCode(200))).isEqualTo(2);
    }

    @Test
    void onlyServicesMayAsk() {
        given().contentType("application/json")
                .body("{}")
                .post("/internal/v1/prices")
                .then()
                .statusCode(401);
    }

    private UUID offer(String scope, UUID on, String change) {
        UUID id = catalogue.id(
                "INSERT INTO offers (title, kind, percentage, status, valid_from, valid_until, " + scope
                        + ") VALUES ('Sale', 'percentage', 20, 'active', now() - interval '1 day',"
                        + " now() + interval '1 day', ?) RETURNING id",
                on);
        catalogue.change("offers", id, change);
        return id;
    }

    private static Map<String, Object> line(StockKey key, int quantity) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId(), "quantity", quantity);
    }

    @SafeVarargs
    private static ValidatableResponse prices(Map<String, Object>... lines) {
        return pricesFor(null, List.of(lines));
    }

    private static ValidatableResponse pricesFor(UUID customer, Map<String, Object> line) {
        return pricesFor(customer, List.of(line));
    }

    private static ValidatableResponse pricesFor(UUID customer, List<Map<String, Object>> lines) {
        Map<String, Object> body = new HashMap<>();
        body.put("customerId", customer);
        body.put("lines", lines);
        return asService()
                .contentType("application/json")
                .body(body)
                .post("/internal/v1/prices")
                .then();
    }
}
