package io.mercato.catalog.redemption;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.redemption.RedemptionApi.find;
import static io.mercato.catalog.redemption.RedemptionApi.giveBack;
import static io.mercato.catalog.redemption.RedemptionApi.redeem;
import static io.mercato.catalog.redemption.RedemptionApi.reserve;
import static io.mercato.catalog.redemption.RedemptionApi.settle;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.reservation.HeldReservations;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

/** The use of an offer, one step after the other. */
@QuarkusTest
class RedemptionTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");
    private static final UUID ADA = new UUID(1, 1);
    private static final UUID BOLA = new UUID(1, 2);

    private final Catalogue catalogue;
    private final HeldReservations reservations;

    private UUID product;
    private StockKey shirts;
    private UUID offer;

    RedemptionTest(Catalogue catalogue, HeldReservations reservations) {
        this.catalogue = catalogue;
        this.reservations = reservations;
    }

    @BeforeEach
    void anOfferThatCanBeUsedFiveTimesAndTwiceByACustomer() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        shirts = catalogue.size(catalogue.variant(product, "Indigo"), "M", 100);
        offer = offer("max_redemptions = 5, max_per_customer = 2");
    }

    @AfterEach
    void whatAnOfferCountsIsTheSumOfWhatIsCounted() {
        assertThat(catalogue.texts("""
                        SELECT o.redeemed || ' but ' || coalesce(sum(r.uses), 0)
                          FROM offers o LEFT JOIN offer_redemptions r ON r.offer_id = o.id AND r.state = 'counted'
                         GROUP BY o.id HAVING o.redeemed <> coalesce(sum(r.uses), 0)
                        """)).isEmpty();
    }

    @Test
    void anOrderWithAReservationUsesAnOffer() {
        reserve("order-1", shirts, 2).statusCode(201);

        redeem(offer, "order-1", ADA, 2)
                .statusCode(201)
                .header("Location", endsWith("/internal/v1/offers/" + offer + "/redemptions/order-1"))
                .body("offerId", equalTo(offer.toString()))
                .body("customerId", equalTo(ADA.toString()))
                .body("uses", equalTo(2))
                .body("state", equalTo("counted"));

        assertThat(redeemed()).isEqualTo(2);
        find(offer, "order-1").statusCode(200).body("uses", equalTo(2));
    }

    @Test
    void theSameRequestTwiceCountsOnce() {
        reserve("order-1", shirts, 2).statusCode(201);
        String first =
                redeem(offer, "order-1", ADA, 1).statusCode(201).extract().asString();

        String again = redeem(offer, "order-1", ADA, 1)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(redeemed()).isEqualTo(1);
        assertProblem(redeem(offer, "order-1", ADA, 2), 422, "reference_reused");
        assertProblem(redeem(offer, "order-1", BOLA, 1), 422, "reference_reused");
    }

    @Test
    void whatIsLeftIsToldWhenItIsTooLittleAndNothingIsCounted() {
        held("order-1", "order-2", "order-3", "order-4");
        redeem(offer, "order-1", ADA, 2).statusCode(201);
        redeem(offer, "order-2", BOLA, 2).statusCode(201);

        var all = redeem(offer, "order-3", new UUID(1, 3), 2);
        assertProblem(all, 409, "offer_exhausted");
        all.body("offerId", equalTo(offer.toString())).body("left", equalTo(1)).body("leftForCustomer", equalTo(2));

        var mine = redeem(offer, "order-4", ADA, 1);
        assertProblem(mine, 409, "offer_exhausted");
        mine.body("left", equalTo(1)).body("leftForCustomer", equalTo(0));
        assertThat(redeemed()).isEqualTo(4);
        redeem(offer, "order-3", new UUID(1, 3), 1).statusCode(201);
    }

    @Test
    void anOfferWithoutLimitsIsCountedAllTheSame() {
        UUID open = offer("title = 'open'");
        held("order-1", "order-2");

        redeem(open, "order-1", 1_000_000).statusCode(201).body("customerId", nullValue());
        redeem(open, "order-2", 3).statusCode(201);

        assertThat(catalogue.text("SELECT redeemed FROM offers WHERE id = ?", open))
                .isEqualTo("1000003");
    }

    @Test
    void whereACustomerMayUseItSoOftenItMustBeToldWhoThatIs() {
        held("order-1");

        var problem = redeem(offer, "order-1", 1);

        assertProblem(problem, 422, "customer_required");
        problem.body("errors[0].field", equalTo("customerId"));
    }

    @Test
    void whatIsConfirmedStaysCounted() {
        held("order-1");
        redeem(offer, "order-1", ADA, 2).statusCode(201);

        settle("order-1", "confirm").statusCode(200);

        find(offer, "order-1").body("state", equalTo("counted"));
        assertThat(redeemed()).isEqualTo(2);
        assertProblem(giveBack(offer, "order-1"), 409, "reservation_confirmed");
        assertProblem(redeem(offer, "order-1", ADA, 2), 409, "reservation_confirmed");
    }

    @Test
    void whatIsReleasedWithItsReservationCanBeUsedByOthers() {
        UUID second = offer("max_redemptions = 1");
        held("order-1", "order-2");
        redeem(offer, "order-1", ADA, 2).statusCode(201);
        redeem(second, "order-1", ADA, 1).statusCode(201);

        settle("order-1", "release").statusCode(200);
        settle("order-1", "release").statusCode(200);

        assertThat(redeemed()).isZero();
        find(offer, "order-1").body("state", equalTo("released"));
        assertProblem(redeem(offer, "order-1", ADA, 2), 409, "reservation_released");
        redeem(second, "order-2", BOLA, 1).statusCode(201);
        redeem(offer, "order-2", ADA, 2).statusCode(201);
    }

    @Test
    void anOrderMayGoOnWithoutTheOfferAndTakeItAgain() {
        held("order-1");
        redeem(offer, "order-1", ADA, 2).statusCode(201);

        for (int i = 0; i < 2; i++) {
            giveBack(offer, "order-1").statusCode(200).body("state", equalTo("released"));
            assertThat(redeemed()).isZero();
        }
        redeem(offer, "order-1", ADA, 1).statusCode(201).body("uses", equalTo(1));
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void whatExpiresWithItsReservationIsThereForOthersAtOnce() {
        UUID last = offer("max_redemptions = 1");
        held("order-1", "order-2");
        redeem(last, "order-1", ADA, 1).statusCode(201);
        letPass("order-1");
        assertProblem(redeem(last, "order-1", ADA, 1), 409, "reservation_expired");

        redeem(last, "order-2", BOLA, 1).statusCode(201);

        find(last, "order-1").body("state", equalTo("expired"));
    }

    @Test
    void aLateConfirmationCountsAgainIfThereIsStillRoom() {
        held("order-1");
        redeem(offer, "order-1", ADA, 2).statusCode(201);
        letPass("order-1");
        reservations.expire(List.of("order-1"));
        assertThat(redeemed()).isZero();

        settle("order-1", "confirm").statusCode(200).body("late", equalTo(true));

        find(offer, "order-1").body("state", equalTo("counted"));
        assertThat(redeemed()).isEqualTo(2);
    }

    @Test
    void aLateConfirmationOfAnOfferThatIsUsedUpIsRefused() {
        UUID last = offer("max_redemptions = 1");
        held("order-1", "order-2");
        redeem(last, "order-1", ADA, 1).statusCode(201);
        letPass("order-1");
        redeem(last, "order-2", BOLA, 1).statusCode(201);

        assertProblem(settle("order-1", "confirm"), 409, "offer_exhausted");

        assertThat(catalogue.text("SELECT state FROM reservations WHERE reference = 'order-1'"))
                .isEqualTo("expired");
        assertThat(catalogue.text("SELECT reserved FROM variant_sizes WHERE sku = 'M'"))
                .isEqualTo("1");
    }

    @Test
    void onlyAnOfferThatHoldsNowCanBeUsed() {
        held("order-1");
        for (String change : List.of(
                "valid_until = now() - interval '1 second'",
                "valid_from = now() + interval '1 hour'",
                "status = 'draft'")) {
            assertProblem(redeem(offer(change), "order-1", 1), 409, "offer_not_running");
        }
        assertProblem(redeem(offer("status = 'archived', deleted_at = now()"), "order-1", 1), 404, "offer_not_found");
        assertProblem(redeem(UNKNOWN, "order-1", 1), 404, "offer_not_found");
    }

    @Test
    void withoutAReservationNothingIsCounted() {
        assertProblem(redeem(offer, "nothing", ADA, 1), 404, "reservation_not_found");
        assertProblem(find(offer, "nothing"), 404, "redemption_not_found");
        assertProblem(giveBack(offer, "nothing"), 404, "redemption_not_found");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001, Integer.MIN_VALUE})
    void aNumberOfUsesOutOfBoundsIsRefused(int uses) {
        var problem = redeem(offer, "order-1", ADA, uses);

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("uses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order 1", "<b>", "'; DROP TABLE offers; --", "🎉"})
    void aReferenceOfOtherCharactersIsRefused(String reference) {
        assertProblem(redeem(offer, reference, ADA, 1), 400, "invalid_parameter");
    }

    @Test
    void onlyServicesUseOffers() {
        given().contentType("application/json")
                .body("{}")
                .post("/internal/v1/offers/" + offer + "/redemptions")
                .then()
                .statusCode(401);
    }

    private UUID offer(String change) {
        UUID id = catalogue.id(
                "INSERT INTO offers (title, kind, percentage, status, valid_from, valid_until, product_id) VALUES"
                        + " ('Sale', 'percentage', 20, 'active', now() - interval '1 day', now() + interval '1 day', ?)"
                        + " RETURNING id",
                product);
        catalogue.change("offers", id, change);
        return id;
    }

    private int redeemed() {
        return Integer.parseInt(catalogue.text("SELECT redeemed FROM offers WHERE id = ?", offer));
    }

    private void held(String... references) {
        for (String reference : references) {
            reserve(reference, shirts, 1).statusCode(201);
        }
    }

    private void letPass(String reference) {
        catalogue.run("UPDATE reservations SET created_at = created_at - interval '1 day',"
                + " expires_at = clock_timestamp() - interval '1 second' WHERE reference = '" + reference + "'");
    }
}
