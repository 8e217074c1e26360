package io.mercato.catalog.reservation;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.extend;
import static io.mercato.catalog.reservation.ReservationApi.find;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.post;
import static io.mercato.catalog.reservation.ReservationApi.release;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What cannot be reserved, and that asking leaves no trace. */
@QuarkusTest
class BadReservationsTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");

    private final Shelf shelf;

    private StockKey key;

    BadReservationsTest(Shelf shelf) {
        this.shelf = shelf;
    }

    @BeforeEach
    void aShelf() {
        key = shelf.stock(10).getFirst();
    }

    @AfterEach
    void nothingIsReserved() {
        assertThat(shelf.level(key)).isEqualTo("10-0");
        shelf.assertBalanced();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
    void aQuantityOutOfBoundsIsRefused(int quantity) {
        var problem = reserve("order-1", line(key, 1), line(new StockKey(UNKNOWN, key.sizeId()), quantity));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("lines[1].quantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "\"1\"", "99999999999", "[1]", "{}", "true", "\"many\""})
    void aQuantityThatIsNoWholeNumberIsRefused(String quantity) {
        var problem =
                post("{\"reference\":\"order-1\",\"lines\":[{\"variantId\":\"%s\",\"sizeId\":\"%s\",\"quantity\":%s}]}"
                        .formatted(key.variantId(), key.sizeId(), quantity));

        problem.statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whatDoesNotExistIsNotOnSaleAndNamed() {
        var problem = reserve(
                "order-1",
                line(key, 1),
                line(new StockKey(UNKNOWN, key.sizeId()), 1),
                line(new StockKey(key.variantId(), UNKNOWN), 1));

        assertProblem(problem, 422, "not_on_sale");
        problem.body("errors.field", equalTo(List.of("lines[1]", "lines[2]")));
        assertProblem(find("order-1"), 404, "reservation_not_found");
    }

    @Test
    void theSameLineTwiceIsRefused() {
        var problem = reserve("order-1", line(key, 1), line(key, 2));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("lines[1]"))
                .body("errors[0].detail", equalTo("names the same variant and size as lines[0]"));
    }

    @Test
    void noLinesAndAHundredAndOneAreRefused() {
        var none = reserve("order-1");
        var tooMany = post(Map.of(
                "reference",
                "order-1",
                "lines",
                IntStream.range(0, 101)
                        .mapToObj(i -> line(new StockKey(new UUID(7, i), key.sizeId()), 1))
                        .toList()));

        for (var problem : List.of(none, tooMany)) {
            assertProblem(problem, 400, "invalid_parameter");
            problem.body("errors[0].field", equalTo("lines"));
        }
    }

    @ParameterizedTest
    @CsvSource({"reference,reference", "lines,lines"})
    void whatIsMissingIsNamed(String missing, String field) {
        Map<String, Object> request = new HashMap<>(Map.of("reference", "order-1", "lines", List.of(line(key, 1))));
        request.remove(missing);

        var problem = post(request);

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"variantId", "sizeId", "quantity"})
    void whatIsMissingInALineIsNamed(String missing) {
        Map<String, Object> line = new HashMap<>(line(key, 1));
        line.remove(missing);

        var problem = post(Map.of("reference", "order-1", "lines", List.of(line)));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("lines[0]." + missing));
    }

    @Test
    void aLineThatIsNullIsRefused() {
        assertProblem(
                post(Map.of("reference", "order-1", "lines", Collections.singletonList(null))),
                400,
                "invalid_parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "order 1", "order/1", "<script>", "'; DROP TABLE reservations; --", "örder", "🎉"})
    void aReferenceOfOtherCharactersIsRefused(String reference) {
        var problem = reserve(reference, line(key, 1));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("reference"));
    }

    @Test
    void aReferenceMayHaveAHundredCharacters() {
        assertProblem(reserve("r".repeat(101), line(key, 1)), 400, "invalid_parameter");
        reserve("r".repeat(100), line(key, 1)).statusCode(201);
        release("r".repeat(100)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "null", "\"order\"", "", "{\"reference\":\"a\",\"lines\":{}}", "{\"lines\":[\"x\"]}"})
    void aBodyThatIsNotSuchARequestIsRefused(String body) {
        post(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anIdThatIsNoneIsRefusedWithItsPlace() {
        var problem = post(Map.of(
                "reference",
                "order-1",
                "lines",
                List.of(Map.of("variantId", "abc", "sizeId", key.sizeId(), "quantity", 1))));

        assertProblem(problem, 400, "invalid_body");
        problem.body("errors[0].field", equalTo("lines[0].variantId"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(
                asService()
                        .contentType("text/plain")
                        .body("x")
                        .post("/internal/v1/reservations")
                        .then(),
                415,
                "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 7201, Integer.MAX_VALUE})
    void aHoldOutOfBoundsIsRefused(int seconds) {
        reserve("order-1", line(key, 1)).statusCode(201);

        for (var problem : List.of(
                extend("order-1", seconds),
                post(Map.of("reference", "order-2", "lines", List.of(line(key, 1)), "holdSeconds", seconds)))) {
            assertProblem(problem, 400, "invalid_parameter");
            problem.body("errors[0].field", equalTo("holdSeconds"));
        }
        release("order-1").statusCode(200);
    }

    @Test
    void anUnknownReferenceIs404AndAMalformedOne400() {
        for (var problem : List.of(find("nothing"), confirm("nothing"), release("nothing"), extend("nothing", 60))) {
            assertProblem(problem, 404, "reservation_not_found");
        }
        for (String malformed : List.of("a%20b", "%00", "a%3Bb", "a".repeat(101))) {
            assertProblem(
                    asService()
                            .urlEncodingEnabled(false)
                            .get("/internal/v1/reservations/" + malformed)
                            .then(),
                    400,
                    "invalid_parameter");
        }
    }
}
