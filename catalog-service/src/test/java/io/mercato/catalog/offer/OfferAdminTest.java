package io.mercato.catalog.offer;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.admin.AdminApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Offers as their administrators make them. */
@QuarkusTest
class OfferAdminTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final AdminApi offers = new AdminApi("offers");
    private final Catalogue catalogue;

    private UUID store;
    private UUID category;
    private UUID product;

    OfferAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aProductInAStore() {
        catalogue.clear();
        store = catalogue.store("corner");
        category = catalogue.category("fashion", null);
        product = catalogue.product(store, "kaftan", 5);
    }

    @Test
    void anOfferBeginsAsADraftAndHoldsOncePublished() {
        UUID id = offers.created(offer(-1, 1));
        assertProblem(get("/offers/" + id), 404, "offer_not_found");

        offers.step(id, "publish", "\"v0\"")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("status", equalTo("active"));
        offers.step(id, "feature", "\"v1\"").statusCode(200);

        JsonPath shown = read("/offers/" + id);
        assertThat(shown.getMap("discount")).isEqualTo(Map.of("type", "percentage", "percentage", 20));
        assertThat(shown.getInt("salePrice.amount")).isEqualTo(4000);
        assertThat(shown.getString("scope")).isEqualTo("product");
        assertThat(readAll("/offers?featured=true", 20, "id")).containsExactly(id.toString());

        offers.step(id, "archive").statusCode(200).body("status", equalTo("archived"));
        assertProblem(get("/offers/" + id), 404, "offer_not_found");
    }

    @Test
    void everyRuleScopeAndLimitCanBeWrittenAndSentBack() {
        List<Map<String, Object>> bodies = List.of(
                with(
                        offer(-1, 1),
                        "discount",
                        Map.of("type", "fixed", "amount", Map.of("amount", 500, "currency", "NGN"))),
                with(offer(-1, 1), "discount", Map.of("type", "buyXGetY", "buy", 2, "more", 1, "percentage", 100)),
                with(on("categoryId", category), "limits", Map.of("total", 100, "perCustomer", 2)),
                with(on("storeId", store), "limits", Map.of("perCustomer", 1)),
                with(
                        on("storeId", store),
                        "discount",
                        Map.of("type", "fixed", "amount", Map.of("amount", 5, "currency", "GHS"))));

        for (Map<String, Object> body : bodies) {
            UUID id = offers.created(body);
            Map<String, Object> answer = offers.read(id).getMap("");
            assertThat(answer.get("discount")).isEqualTo(body.get("discount"));
            offers.replace(id, "\"v0\"", answer).statusCode(200).header("ETag", "\"v0\"");
            offers.get(id)
                    .body("discount", equalTo(answer.get("discount")))
                    .body("limits", equalTo(answer.get("limits")));
        }
    }

    @Test
    void someFieldsCanBeChanged() {
        UUID id = offers.created(with(offer(-1, 1), "limits", Map.of("total", 10)));

        offers.patch(id, "\"v0\"", "{\"discount\": {\"percentage\": 30}, \"limits\": null}")
                .statusCode(200)
                .body("discount.percentage", equalTo(30))
                .body("limits", nullValue())
                .body("title", equalTo("Sale"));
        assertProblem(offers.patch(id, "*", "{\"endsAt\": \"2001-01-01T00:00:00Z\"}"), 422, "invalid_offer");
        assertProblem(offers.patch(id, "*", "{\"redeemed\": 0}"), 400, "invalid_body");
        assertProblem(offers.patch(id, "\"v0\"", "{}"), 412, "offer_changed");
    }

    @Test
    void everyStepOfItsLifeIsWrittenDown() {
        UUID id = offers.created(offer(-1, 1));
        offers.replace(id, "*", with(offer(-1, 1), "title", "Other")).statusCode(200);
        for (String step : List.of("publish", "feature", "unfeature", "unpublish", "archive")) {
            offers.step(id, step).statusCode(200);
        }
        offers.delete(id, "*").statusCode(204);
        assertProblem(offers.get(id), 404, "offer_not_found");
        assertThat(readAll("/admin/offers?deleted=true", 20, "id")).containsExactly(id.toString());
        assertThat(readAll("/admin/offers", 20, "id")).isEmpty();
        offers.step(id, "restore").statusCode(200).body("status", equalTo("draft"));

        assertThat(readAll("/admin/audit?id=" + id, 20, "action"))
                .containsExactly(
                        "offer.restored",
                        "offer.deleted",
                        "offer.archived",
                        "offer.unpublished",
                        "offer.unfeatured",
                        "offer.featured",
                        "offer.published",
                        "offer.changed",
                        "offer.created");
        assertThat(read("/admin/audit?id=" + id).getMap("items[7].details"))
                .isEqualTo(Map.of("title", Map.of("from", "Sale", "to", "Other")));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,-100"})
    void anOfferThatEndsBeforeItStartsIsRefused(int from, int until) {
        var problem = offers.create(offer(from, until));

        assertProblem(problem, 422, "invalid_offer");
        problem.body("errors[0].field", equalTo("endsAt")).body("errors[0].detail", equalTo("must be after startsAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "1999-12-31T23:59:59Z"})
    void timesThatNoCalendarMeansAreRefused(String time) {
        assertProblem(offers.create(with(offer(0, 1), "startsAt", time)), 422, "invalid_offer");
        assertProblem(offers.create(with(offer(0, 1), "endsAt", time)), 422, "invalid_offer");
    }

    @Test
    void whatARuleNeedsMustBeGivenAndNothingElse() {
        Map<String, Object> amount = Map.of("amount", 500, "currency", "NGN");
        for (Map<String, Object> rule : List.<Map<String, Object>>of(
                Map.of("type", "percentage"),
                Map.of("type", "percentage", "percentage", 10, "amount", amount),
                Map.of("type", "fixed"),
                Map.of("type", "fixed", "amount", amount, "percentage", 10),
                Map.of("type", "buyXGetY", "buy", 1, "percentage", 100),
                Map.of("type", "buyXGetY", "buy", 1, "more", 1),
                Map.of("type", "fixed", "amount", amount, "buy", 1))) {
            assertProblem(offers.create(with(offer(-1, 1), "discount", rule)), 422, "invalid_offer");
        }
        for (Map<String, Object> rule : List.<Map<String, Object>>of(
                Map.of("type", "percentage", "percentage", 0),
                Map.of("type", "percentage", "percentage", 101),
                Map.of("type", "percentage", "percentage", -5),
                Map.of("type", "buyXGetY", "buy", 0, "more", 1, "percentage", 100),
                Map.of("type", "buyXGetY", "buy", 1, "more", 1001, "percentage", 100),
                Map.of("type", "gift"),
                Map.of("type", "fixed", "amount", Map.of("amount", -1, "currency", "NGN")),
                Map.of("type", "fixed", "amount", Map.of("amount", 1, "currency", "XXZ")))) {
            assertProblem(offers.create(with(offer(-1, 1), "discount", rule)), 400, "invalid_parameter");
        }
    }

    @Test
    void aFixedAmountOffAProductIsInItsCurrency() {
        var problem = offers.create(with(
                offer(-1, 1), "discount", Map.of("type", "fixed", "amount", Map.of("amount", 5, "currency", "GHS"))));

        assertProblem(problem, 422, "invalid_offer");
        problem.body("errors[0].field", equalTo("discount.amount.currency"));
    }

    @Test
    void anOfferIsOnExactlyOneThingThatIsThere() {
        assertProblem(offers.create(with(offer(-1, 1), "storeId", store)), 422, "invalid_offer");
        assertProblem(offers.create(with(offer(-1, 1), "productId", null)), 422, "invalid_offer");
        for (String scope : List.of("productId", "categoryId", "storeId")) {
            var problem = offers.create(on(scope, UNKNOWN));
            assertProblem(problem, 422, "invalid_offer");
            problem.body("errors[0].field", equalTo(scope));
        }
        catalogue.change("products", product, "status = 'archived', deleted_at = now()");
        assertProblem(offers.create(offer(-1, 1)), 422, "invalid_offer");
    }

    @Test
    void aFlashSaleIsOnAProduct() {
        var problem = offers.create(with(on("storeId", store), "flashSale", true));

        assertProblem(problem, 422, "invalid_offer");
        problem.body("errors[0].field", equalTo("flashSale"));
    }

    @Test
    void aSecondFlashSaleForAProductAtTheSameTimeIsRefusedAndNamesTheFirst() {
        UUID first = published(flash(-1, 2));
        UUID second = offers.created(flash(1, 3));
        UUID after = offers.created(flash(2, 4));
        UUID plain = offers.created(offer(-1, 5));

        var problem = offers.step(second, "publish");

        assertProblem(problem, 409, "flash_sale_overlaps");
        problem.body("detail", containsString(first.toString()))
                .body("errors.field", equalTo(List.of("startsAt", "endsAt")))
                .body("errors[0].detail", containsString(first.toString()));
        offers.get(second).body("status", equalTo("draft"));
        offers.step(after, "publish").statusCode(200);
        offers.step(plain, "publish").statusCode(200);
        assertProblem(offers.replace(after, "*", flash(1, 4)), 409, "flash_sale_overlaps");
        assertProblem(offers.replace(plain, "*", flash(-1, 5)), 409, "flash_sale_overlaps");
        offers.replace(first, "*", flash(-1, 1)).statusCode(200);
        offers.step(first, "archive").statusCode(200);
        offers.replace(after, "*", flash(1, 4)).statusCode(200);
        offers.delete(after, "*").statusCode(204);
        offers.step(second, "publish").statusCode(200);
        offers.step(after, "restore").statusCode(200).body("status", equalTo("draft"));
    }

    @RepeatedTest(3)
    void ofManyWhoPublishFlashSalesForAProductAtOnceOneWins() throws Exception {
        List<Callable<Integer>> publications = IntStream.range(0, 6)
                .mapToObj(i -> offers.created(flash(-1, 1 + i)))
                .<Callable<Integer>>map(
                        id -> () -> offers.step(id, "publish").extract().statusCode())
                .toList();

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(publications)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void ofTwoWhoEditTheSameVersionTheSecondIsTold() {
        UUID id = offers.created(offer(-1, 1));
        offers.replace(id, "\"v0\"", offer(-1, 2)).statusCode(200);

        assertProblem(offers.replace(id, "\"v0\"", offer(-1, 3)), 412, "offer_changed");
        assertProblem(offers.step(id, "publish", "\"v0\""), 412, "offer_changed");
        assertProblem(offers.delete(id, "\"v0\""), 412, "offer_changed");
        assertProblem(offers.replace(id, null, offer(-1, 3)), 428, "if_match_required");
        assertProblem(offers.step(id, "publish", null), 428, "if_match_required");
        assertProblem(offers.replace(UNKNOWN, "*", offer(-1, 3)), 404, "offer_not_found");
    }

    @Test
    void aLimitIsNotLoweredBelowWhatIsUsed() {
        UUID id = offers.created(with(offer(-1, 1), "limits", Map.of("total", 10)));
        catalogue.change("offers", id, "redeemed = 4");

        var problem = offers.replace(id, "*", with(offer(-1, 1), "limits", Map.of("total", 3)));
        assertProblem(problem, 409, "offer_redeemed");
        problem.body("errors[0].field", equalTo("limits.total"));
        offers.replace(id, "*", with(offer(-1, 1), "limits", Map.of("total", 4)))
                .statusCode(200)
                .body("limits.left", equalTo(0));
        for (Map<String, Object> limits : List.<Map<String, Object>>of(Map.of("total", 0), Map.of("perCustomer", -1))) {
            assertProblem(offers.create(with(offer(-1, 1), "limits", limits)), 400, "invalid_parameter");
        }
        assertProblem(
                offers.create(with(offer(-1, 1), "limits", Map.of("total", 1, "perCustomer", 2))),
                422,
                "invalid_offer");
    }

    @ParameterizedTest
    @CsvSource({"title,''", "title,", "discount,", "startsAt,", "endsAt,"})
    void aFieldThatIsMissingOrEmptyIsNamed(String field, String value) {
        var problem = offers.create(with(offer(-1, 1), field, value));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors.field", hasItems(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "'; DROP TABLE offers; --", "🎉", "تخفيضات", "x' OR 1=1"})
    void textInAnyScriptIsKeptAsItIs(String text) {
        UUID id = published(with(with(offer(-1, 1), "title", text), "description", text));

        assertThat(read("/offers/" + id).getString("title")).isEqualTo(text);
        assertThat(read("/offers/" + id).getString("description")).isEqualTo(text);
    }

    @Test
    void textThatIsTooLongOrNoneIsRefused() {
        assertProblem(offers.create(with(offer(-1, 1), "title", "x".repeat(10_000))), 400, "invalid_parameter");
        assertProblem(offers.create(with(offer(-1, 1), "title", "a\u0000b")), 400, "invalid_parameter");
        assertProblem(offers.create(with(offer(-1, 1), "description", "a\u0000b")), 400, "invalid_parameter");
        assertProblem(offers.create(with(offer(-1, 1), "startsAt", "tomorrow")), 400, "invalid_body");
        assertProblem(offers.create(with(offer(-1, 1), "productId", "abc")), 400, "invalid_body");
    }

    @Test
    void onlyAdministratorsMayDoThis() {
        given().get("/api/v1/admin/offers").then().statusCode(401);
        asCustomer(UNKNOWN).get("/api/v1/admin/offers").then().statusCode(403);
    }

    private UUID published(Map<String, Object> body) {
        UUID id = offers.created(body);
        offers.step(id, "publish").statusCode(200);
        return id;
    }

    private Map<String, Object> flash(int fromDays, int untilDays) {
        return with(offer(fromDays, untilDays), "flashSale", true);
    }

    private Map<String, Object> on(String scope, UUID id) {
        Map<String, Object> body = with(offer(-1, 1), "productId", null);
        body.put(scope, id);
        return body;
    }

    private Map<String, Object> offer(int fromDays, int untilDays) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Sale");
        body.put("description", "While it lasts.");
        body.put("discount", Map.of("type", "percentage", "percentage", 20));
        body.put("productId", product);
        body.put("startsAt", NOW.plus(Duration.ofDays(fromDays)).toString());
        body.put("endsAt", NOW.plus(Duration.ofDays(untilDays)).toString());
        return body;
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
