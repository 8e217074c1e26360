package io.mercato.catalog.stock;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@QuarkusTest
class StockResourceTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");

    private final Catalogue catalogue;

    private StockKey key;

    StockResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aShirtOfWhichThereAreTen() {
        catalogue.clear();
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        key = catalogue.size(catalogue.variant(product, "Indigo"), "M", 10);
        catalogue.run("UPDATE variant_sizes SET reserved = 3 WHERE sku = 'M'");
    }

    @Test
    void aStockTellsWhatIsThereWhatIsPromisedAndWhatIsLeft() {
        get(path(key))
                .statusCode(200)
                .header("ETag", "\"10\"")
                .body("product.handle", equalTo("shirt"))
                .body("options", equalTo(List.of("Indigo")))
                .body("size", equalTo("M"))
                .body("quantity", equalTo(10))
                .body("reserved", equalTo(3))
                .body("left", equalTo(7));
    }

    @Test
    void aDeliveryIsTakenInOnceHoweverOftenItIsSent() {
        for (int i = 0; i < 3; i++) {
            restock(key, 40, "delivery-1")
                    .statusCode(200)
                    .body("quantity", equalTo(50))
                    .body("reserved", equalTo(3));
        }
        restock(key, 1, "delivery-2").statusCode(200).body("quantity", equalTo(51));

        assertProblem(restock(key, 41, "delivery-1"), 422, "reference_reused");
        assertThat(catalogue.texts("SELECT change FROM stock_movements ORDER BY created_at"))
                .containsExactly("40", "1");
    }

    @Test
    void theSameDeliveryManyTimesAtOnceIsTakenInOnce() throws Exception {
        Callable<Integer> delivery =
                () -> restock(key, 40, "delivery-1").extract().statusCode();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> delivery).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        get(path(key)).body("quantity", equalTo(50));
    }

    @Test
    void aCorrectionSaysHowManyThereReallyAreAndWhy() {
        correct(key, null, 8).statusCode(200).header("ETag", "\"8\"").body("left", equalTo(5));
        correct(key, null, 8).statusCode(200);

        assertThat(read("/admin/stock/movements").getMap("items[0]"))
                .containsEntry("kind", "correction")
                .containsEntry("change", -2)
                .containsEntry("quantityAfter", 8)
                .containsEntry("reason", "Two were torn.")
                .containsEntry("actor", "admin");
        assertThat(read("/admin/stock/movements").getList("items"))
                .as("nothing changed the second time")
                .hasSize(1);
    }

    @Test
    void aCorrectionOfWhatHasChangedSinceItWasCountedIsRefused() {
        String counted = get(path(key)).extract().header("ETag");
        restock(key, 5, "delivery-1").statusCode(200);

        assertProblem(correct(key, counted, 9), 412, "stock_changed");
        correct(key, "\"1\", \"15\"", 9).statusCode(200);
        assertProblem(correct(key, "W/\"9\"", 9), 412, "stock_changed");
        correct(key, "*", 10).statusCode(200);
    }

    @Test
    void thereCannotBeFewerThanOrdersHaveReserved() {
        assertProblem(correct(key, null, 2), 409, "stock_reserved");
        correct(key, null, 3).statusCode(200).body("left", equalTo(0));
    }

    @Test
    void thereCannotBeMoreThanCanBeCounted() {
        assertProblem(restock(key, 1_000_000_000, "delivery-1"), 422, "too_much_stock");
        restock(key, 999_999_990, "delivery-2").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_000_001})
    void aQuantityOutOfBoundsIsRefused(int quantity) {
        assertProblem(restock(key, quantity, "delivery-1"), 400, "invalid_parameter");
        if (quantity != 0) {
            assertProblem(correct(key, null, quantity), 400, "invalid_parameter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007b", "\ud800"})
    void aReasonWithControlCharactersIsRefused(String reason) {
        String escaped = "\\u%04x".formatted((int) reason.charAt(reason.length() / 2));
        for (String step : List.of("restock", "correct")) {
            String reference = step.equals("restock") ? "\"reference\":\"d\"," : "";
            ValidatableResponse problem = asAdmin()
                    .contentType("application/json")
                    .body("{\"quantity\":5,%s\"reason\":\"%s\"}".formatted(reference, escaped))
                    .post("/api/v1" + path(key) + "/" + step)
                    .then();
            assertProblem(problem, 400, "invalid_parameter");
            problem.body("errors[0].field", equalTo("reason"));
        }
    }

    @Test
    void aReasonIsRequiredForACorrectionAndMayBeInAnyScript() {
        Map<String, Object> body = new HashMap<>(Map.of("quantity", 5));
        assertProblem(post(key, "correct", body, null), 400, "invalid_parameter");
        body.put("reason", "x".repeat(501));
        assertProblem(post(key, "correct", body, null), 400, "invalid_parameter");
        body.put("reason", "تالف 👕 <b>");
        post(key, "correct", body, null).statusCode(200);
    }

    @Test
    void whatDoesNotExistIs404AndAMalformedId400() {
        StockKey unknown = new StockKey(key.variantId(), UNKNOWN);

        assertProblem(get(path(unknown)), 404, "stock_not_found");
        assertProblem(restock(unknown, 1, "delivery-1"), 404, "stock_not_found");
        assertProblem(correct(unknown, null, 1), 404, "stock_not_found");
        assertProblem(get("/admin/stock/abc/" + key.sizeId()), 400, "invalid_parameter");
        assertThat(read(path(unknown) + "/movements").getList("items")).isEmpty();
    }

    @Test
    void movementsAreListedNewestFirstOfAllAndOfOneSize() {
        StockKey other = catalogue.size(key.variantId(), "L", 0);
        for (int i = 1; i <= 5; i++) {
            restock(key, i, "delivery-" + i).statusCode(200);
            restock(other, i * 10, "delivery-" + i).statusCode(200);
        }

        assertThat(readAll("/admin/stock/movements", 3, "change"))
                .containsExactly("50", "5", "40", "4", "30", "3", "20", "2", "10", "1");
        assertThat(readAll(path(other) + "/movements", 2, "quantityAfter"))
                .containsExactly("150", "100", "60", "30", "10");
        JsonPath page = read(path(other) + "/movements?limit=1");
        assertProblem(get(path(key) + "/movements?cursor=" + page.getString("nextCursor")), 400, "invalid_cursor");
    }

    @Test
    void lowStockIsListedTheLeastFirstAndPageByPage() {
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sizes.add("s" + i);
            catalogue.size(key.variantId(), "s" + i, i / 2);
        }
        catalogue.change(
                "products",
                catalogue.product(UUID.fromString(catalogue.text("SELECT id FROM stores")), "gone", 1),
                "status = 'archived'");
        catalogue.run("UPDATE variant_sizes SET quantity = 0, reserved = 0 WHERE sku = 'ONE SIZE'");

        assertThat(readAll("/admin/stock/low?below=5", 5, "size"))
                .as("those of an archived product are nobody's concern")
                .hasSize(13)
                .contains("One size")
                .containsAll(sizes);
        assertThat(readAll("/admin/stock/low", 100, "left"))
                .containsExactly("0", "0", "0", "1", "1", "2", "2", "3", "3", "4", "4", "5", "5");
        assertThat(readAll("/admin/stock/low?below=7", 100, "left")).endsWith("5", "7");
        assertThat(readAll("/admin/stock/low?below=0", 100, "left")).containsOnly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "abc", "1.5"})
    void aBoundOfLowStockOutOfBoundsIsRefused(String below) {
        assertProblem(get("/admin/stock/low?below=" + below), 400, "invalid_parameter");
    }

    @Test
    void aCursorOfAnotherBoundIsRefused() {
        catalogue.size(key.variantId(), "L", 0);
        catalogue.size(key.variantId(), "XL", 0);
        String cursor = read("/admin/stock/low?limit=1").getString("nextCursor");

        assertProblem(get("/admin/stock/low?below=7&cursor=" + cursor), 400, "invalid_cursor");
    }

    private static String path(StockKey key) {
        return "/admin/stock/" + key.variantId() + "/" + key.sizeId();
    }

    private static ValidatableResponse restock(StockKey key, int quantity, String reference) {
        return post(key, "restock", Map.of("quantity", quantity, "reference", reference), null);
    }

    private static ValidatableResponse correct(StockKey key, String ifMatch, int quantity) {
        return post(key, "correct", Map.of("quantity", quantity, "reason", "Two were torn."), ifMatch);
    }

    private static ValidatableResponse post(StockKey key, String step, Map<String, Object> body, String ifMatch) {
        var request = asAdmin().contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.post("/api/v1" + path(key) + "/" + step).then();
    }
}
