package io.mercato.catalog.reservation;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.extend;
import static io.mercato.catalog.reservation.ReservationApi.find;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.post;
import static io.mercato.catalog.reservation.ReservationApi.release;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A reservation's life, one step after the other. */
@QuarkusTest
class ReservationTest {
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final ExpireReservations expire;

    private StockKey ten;
    private StockKey three;

    ReservationTest(Catalogue catalogue, Shelf shelf, ExpireReservations expire) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.expire = expire;
    }

    @BeforeEach
    void aShelf() {
        List<StockKey> keys = shelf.stock(10, 3);
        ten = keys.get(0);
        three = keys.get(1);
    }

    @AfterEach
    void balanced() {
        shelf.assertBalanced();
    }

    @Test
    void whatIsReservedIsSetAsideForAQuarterOfAnHour() {
        JsonPath answer = reserve("order-1", line(ten, 4), line(three, 3))
                .statusCode(201)
                .header("Location", endsWith("/internal/v1/reservations/order-1"))
                .body("state", equalTo("held"))
                .body("lines", hasSize(2))
                .extract()
                .jsonPath();

        assertThat(Duration.between(
                        Instant.parse(answer.getString("createdAt")), Instant.parse(answer.getString("expiresAt"))))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(shelf.level(ten)).isEqualTo("10-4");
        assertThat(shelf.level(three)).isEqualTo("3-3");
    }

    @Test
    void aShortageNamesEveryShortLineAndReservesNothing() {
        reserve("order-1", line(ten, 8)).statusCode(201);

        var problem = reserve("order-2", line(ten, 3), line(three, 4));

        assertProblem(problem, 409, "insufficient_stock");
        problem.body("type", equalTo("https://mercato.dev/problems/insufficient-stock"))
                .body("instance", equalTo("/internal/v1/reservations"));
        assertThat(problem.extract().jsonPath().getList("shortages"))
                .containsExactlyInAnyOrder(
                        Map.of(
                                "variantId",
                                ten.variantId().toString(),
                                "sizeId",
                                ten.sizeId().toString(),
                                "asked",
                                3,
                                "left",
                                2),
                        Map.of(
                                "variantId",
                                three.variantId().toString(),
                                "sizeId",
                                three.sizeId().toString(),
                                "asked",
                                4,
                                "left",
                                3));
        assertThat(shelf.level(three)).isEqualTo("3-0");
        assertProblem(find("order-2"), 404, "reservation_not_found");
    }

    @Test
    void onlyTheShortLinesAreNamed() {
        reserve("order-1", line(ten, 10), line(three, 4)).statusCode(409).body("shortages", hasSize(1));
    }

    @Test
    void afterAShortageTheSameReferenceMayTryAgain() {
        reserve("order-1", line(three, 4)).statusCode(409);

        reserve("order-1", line(three, 3)).statusCode(201);
    }

    @Test
    void theSameRequestTwiceIsAnsweredTheSameAndTakesStockOnce() {
        String first = reserve("order-1", line(ten, 4), line(three, 1))
                .statusCode(201)
                .extract()
                .asString();

        String again = reserve("order-1", line(three, 1), line(ten, 4))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(find("order-1").statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(shelf.level(ten)).isEqualTo("10-4");
    }

    @Test
    void theSameReferenceWithOtherLinesIsRefused() {
        reserve("order-1", line(ten, 4)).statusCode(201);

        assertProblem(reserve("order-1", line(ten, 5)), 422, "reference_reused");
        assertProblem(reserve("order-1", line(ten, 4), line(three, 1)), 422, "reference_reused");
        assertThat(shelf.level(ten)).isEqualTo("10-4");
    }

    @Test
    void whatIsConfirmedIsSoldOnce() {
        reserve("order-1", line(ten, 4)).statusCode(201);

        String first = confirm("order-1")
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("late", equalTo(false))
                .extract()
                .asString();

        assertThat(confirm("order-1").statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(shelf.level(ten)).isEqualTo("6-0");
        assertThat(catalogue.texts("SELECT change || ' ' || quantity_after || ' ' || reference FROM stock_movements"
                        + " WHERE kind = 'sale'"))
                .containsExactly("-4 6 order-1");
        reserve("order-1", line(ten, 4)).statusCode(200).body("state", equalTo("confirmed"));
    }

    @Test
    void whatIsReleasedCanBeBoughtAgain() {
        reserve("order-1", line(three, 3)).statusCode(201);

        release("order-1").statusCode(200).body("state", equalTo("released"));

        release("order-1").statusCode(200).body("state", equalTo("released"));
        assertThat(shelf.level(three)).isEqualTo("3-0");
        assertProblem(confirm("order-1"), 409, "reservation_released");
        assertProblem(extend("order-1", 1200), 409, "reservation_released");
        assertProblem(reserve("order-1", line(three, 3)), 409, "reservation_released");
    }

    @Test
    void whatIsSoldCannotBeReleasedOrExtended() {
        reserve("order-1", line(three, 3)).statusCode(201);
        confirm("order-1").statusCode(200);

        assertProblem(release("order-1"), 409, "reservation_confirmed");
        assertProblem(extend("order-1", 1200), 409, "reservation_confirmed");
    }

    @Test
    void anExtensionCountsFromTheBeginningAndNeverShortens() {
        JsonPath first = reserve("order-1", line(three, 3)).extract().jsonPath();
        Instant created = Instant.parse(first.getString("createdAt"));

        for (int i = 0; i < 2; i++) {
            assertThat(Instant.parse(
                            extend("order-1", 1800).statusCode(200).extract().path("expiresAt")))
                    .isEqualTo(created.plusSeconds(1800));
        }
        assertThat(Instant.parse(extend("order-1", 60).statusCode(200).extract().path("expiresAt")))
                .isEqualTo(created.plusSeconds(1800));
    }

    @Test
    void aRequestMaySayForHowLongWithinBounds() {
        Map<String, Object> request =
                Map.of("reference", "order-1", "lines", List.of(line(three, 1)), "holdSeconds", 60);
        JsonPath answer = post(request).statusCode(201).extract().jsonPath();

        assertThat(Duration.between(
                        Instant.parse(answer.getString("createdAt")), Instant.parse(answer.getString("expiresAt"))))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void afterItsTimeAReservationIsExpiredAndItsStockReturns() {
        reserve("order-1", line(ten, 4), line(three, 1)).statusCode(201);
        reserve("order-2", line(ten, 1)).statusCode(201);
        shelf.letPass("order-1");

        expire.expireBatch();

        find("order-1").body("state", equalTo("expired"));
        find("order-2").body("state", equalTo("held"));
        assertThat(shelf.level(ten)).isEqualTo("10-1");
        assertThat(shelf.level(three)).isEqualTo("3-0");
    }

    @Test
    void reservationsExpireBatchAfterBatchOldestFirst() {
        ReservationApi.references("order-", 7).forEach(reference -> {
            reserve(reference, line(ten, 1)).statusCode(201);
            shelf.letPass(reference);
        });

        assertThat(expire.expireBatch()).as("more to come").isTrue();
        find("order-1").body("state", equalTo("expired"));
        assertThat(shelf.level(ten)).isEqualTo("10-4");
        assertThat(expire.expireBatch()).isTrue();
        assertThat(expire.expireBatch()).as("the last").isFalse();
        assertThat(shelf.level(ten)).isEqualTo("10-0");
    }

    @Test
    void anExpiredReservationCountsAsExpiredAtOnceForWhoAsksAndForWhoWantsItsStock() {
        reserve("order-1", line(three, 2)).statusCode(201);
        shelf.letPass("order-1");

        find("order-1").body("state", equalTo("expired"));
        assertProblem(extend("order-1", 1800), 409, "reservation_expired");
        assertProblem(reserve("order-1", line(three, 2)), 409, "reservation_expired");
        assertThat(shelf.level(three)).as("nobody has noticed yet").isEqualTo("3-2");

        reserve("order-2", line(three, 3)).statusCode(201);
        assertThat(shelf.level(three)).isEqualTo("3-3");
    }

    @Test
    void aLateConfirmationIsHonouredWhenTheStockIsStillThere() {
        reserve("noticed", line(three, 2)).statusCode(201);
        shelf.letPass("noticed");
        expire.expireBatch();
        reserve("unnoticed", line(ten, 2)).statusCode(201);
        shelf.letPass("unnoticed");

        for (String reference : List.of("noticed", "unnoticed", "noticed")) {
            confirm(reference)
                    .statusCode(200)
                    .body("state", equalTo("confirmed"))
                    .body("late", equalTo(true));
        }

        assertThat(shelf.level(three)).isEqualTo("1-0");
        assertThat(shelf.level(ten)).isEqualTo("8-0");
    }

    @Test
    void aLateConfirmationIsRefusedWithWhatIsMissingWhenTheStockIsGone() {
        reserve("order-1", line(three, 2), line(ten, 1)).statusCode(201);
        shelf.letPass("order-1");
        reserve("order-2", line(three, 2)).statusCode(201);

        var problem = confirm("order-1");

        assertProblem(problem, 409, "reservation_expired");
        problem.body("shortages", hasSize(1))
                .body("shortages[0].asked", equalTo(2))
                .body("shortages[0].left", equalTo(1));
        assertThat(shelf.level(ten)).isEqualTo("10-0");
        find("order-1").body("state", equalTo("expired"));
    }

    @Test
    void aLateConfirmationMayTakeWhatAnotherExpiredReservationStillKeeps() {
        reserve("order-1", line(three, 2)).statusCode(201);
        shelf.letPass("order-1");
        expire.expireBatch();
        reserve("order-2", line(three, 3)).statusCode(201);
        shelf.letPass("order-2");

        confirm("order-1").statusCode(200).body("late", equalTo(true));

        find("order-2").body("state", equalTo("expired"));
        assertThat(shelf.level(three)).isEqualTo("1-0");
    }

    @Test
    void anExpiredReservationThatIsReleasedCannotBeConfirmedLate() {
        reserve("order-1", line(three, 2)).statusCode(201);
        shelf.letPass("order-1");
        expire.expireBatch();

        release("order-1").statusCode(200).body("state", equalTo("released"));

        assertProblem(confirm("order-1"), 409, "reservation_released");
    }

    @Test
    void aProductShowsWhatIsLeftOfIt() {
        reserve("order-1", line(ten, 8), line(three, 3)).statusCode(201);
        String product = catalogue.text("SELECT id FROM products");

        JsonPath shown = read("/products/" + product);

        assertThat(shown.getList("data.variants[1].sizes.left")).isEqualTo(List.of(2, 0));
        assertThat(shown.getList("data.variants[1].sizes.inStock")).isEqualTo(List.of(true, false));
    }

    @Test
    void aProductThatIsNoLongerSoldCannotBeReservedButWhatWasReservedCanBeConfirmed() {
        reserve("order-1", line(ten, 1)).statusCode(201);
        catalogue.run("UPDATE products SET status = 'archived'");

        var problem = reserve("order-2", line(ten, 1));

        assertProblem(problem, 422, "not_on_sale");
        problem.body("errors[0].field", equalTo("lines[0]")).body("shortages", nullValue());
        confirm("order-1").statusCode(200);
    }

    @Test
    void aHundredLinesArePossible() {
        List<StockKey> keys = shelf.stock(IntStream.generate(() -> 1).limit(100).toArray());

        reserve("order-1", keys).statusCode(201).body("lines", hasSize(100));
        confirm("order-1").statusCode(200);
    }
}
