package io.mercato.catalog.bundle;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.admin.AdminApi;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Bundles as their administrators make them. */
@QuarkusTest
class BundleAdminTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");

    private final AdminApi bundles = new AdminApi("bundles");
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;
    private UUID hats;
    private StockKey kaftan;
    private StockKey hat;

    BundleAdminTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void aStoreWithAKaftanAndAHat() {
        catalogue.clear();
        store = catalogue.store("corner");
        kaftan = catalogue.size(catalogue.variant(catalogue.product(store, "kaftan", 5), "Indigo"), "M", 10);
        hats = catalogue.product(store, "hat", 4);
        hat = catalogue.size(catalogue.variant(hats, "Red"), "Hat size", 12);
    }

    @Test
    void aBundleBeginsAsADraftAndIsSoldOncePublished() {
        var created = bundles.create(bundle("wedding-set"));
        UUID id = UUID.fromString(created.statusCode(201).extract().path("id"));

        created.header("Location", endsWith("/api/v1/admin/bundles/" + id))
                .header("ETag", "\"v0\"")
                .body("status", equalTo("draft"))
                .body("createdBy", equalTo("admin"))
                .body("items.product.handle", equalTo(List.of("kaftan", "hat")));
        assertProblem(get("/bundles/" + id), 404, "bundle_not_found");

        bundles.step(id, "publish", "\"v0\"")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("status", equalTo("active"));

        JsonPath shown = read("/products/" + id);
        assertThat(shown.getString("type")).isEqualTo("bundle");
        assertThat(shown.getList("data.items.quantity")).isEqualTo(List.of(1, 2));
        assertThat(shown.getLong("data.saving.amount")).isEqualTo(3000);
        assertThat(shown.getList("data.images.url")).isEqualTo(List.of("https://cdn.example.org/set.jpg"));
    }

    @Test
    void anAnswerCanBeEditedAndSentBack() {
        UUID id = bundles.created(bundle("set"));
        Map<String, Object> answer = new HashMap<>(bundles.read(id).getMap(""));
        answer.put("title", "Another title");

        bundles.replace(id, "\"v0\"", answer)
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("title", equalTo("Another title"))
                .body("handle", equalTo("set"))
                .body("items.quantity", equalTo(List.of(1, 2)))
                .body("updatedBy", equalTo("admin"));
    }

    @Test
    void someFieldsCanBeChanged() {
        UUID id = bundles.created(bundle("set"));

        bundles.patch(id, "\"v0\"", "{\"title\": \"Other\", \"vendor\": null, \"price\": {\"amount\": 9000}}")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("title", equalTo("Other"))
                .body("vendor", nullValue())
                .body("price.amount", equalTo(9000))
                .body("items.quantity", equalTo(List.of(1, 2)));
        assertProblem(bundles.patch(id, "\"v0\"", "{}"), 412, "bundle_changed");
        assertProblem(bundles.patch(id, null, "{}"), 428, "if_match_required");
        assertProblem(bundles.patch(id, "*", "{\"status\": \"active\"}"), 400, "invalid_body");
        assertProblem(bundles.patch(id, "*", "{\"title\": null}"), 400, "invalid_parameter");
        assertProblem(bundles.patch(id, "*", "[]"), 400, "malformed_json");
    }

    @Test
    void everyStepOfItsLifeIsWrittenDownAndTold() {
        UUID id = bundles.created(bundle("set"));
        for (String step : List.of("publish", "feature", "unfeature", "unpublish", "archive")) {
            bundles.step(id, step).statusCode(200);
        }
        bundles.step(id, "archive").statusCode(200).header("ETag", "\"v5\"");
        bundles.delete(id, "\"v5\"").statusCode(204);
        bundles.step(id, "restore").statusCode(200).body("status", equalTo("draft"));

        assertThat(readAll("/admin/audit?id=" + id, 3, "action"))
                .containsExactly(
                        "bundle.restored",
                        "bundle.deleted",
                        "bundle.archived",
                        "bundle.unpublished",
                        "bundle.unfeatured",
                        "bundle.featured",
                        "bundle.published",
                        "bundle.created");
        JsonPath published = read("/admin/audit?limit=100&id=" + id);
        assertThat(published.getMap("items[6].details"))
                .isEqualTo(Map.of("status", Map.of("from", "draft", "to", "active")));
    }

    @Test
    void whatIsDeletedIsGoneUnlessItIsAskedForAndItsHandleIsFree() {
        UUID id = bundles.created(bundle("set"));
        bundles.step(id, "publish").statusCode(200);

        assertProblem(bundles.delete(id, null), 428, "if_match_required");
        assertProblem(bundles.delete(id, "\"v0\""), 412, "bundle_changed");
        bundles.delete(id, "\"v1\"").statusCode(204);

        assertProblem(bundles.get(id), 404, "bundle_not_found");
        assertProblem(bundles.delete(id, "*"), 404, "bundle_not_found");
        assertProblem(bundles.step(id, "publish"), 404, "bundle_not_found");
        assertProblem(get("/bundles/" + id), 404, "bundle_not_found");
        assertThat(readAll("/admin/bundles", 20, "id")).isEmpty();
        assertThat(readAll("/admin/bundles?deleted=true", 20, "id")).containsExactly(id.toString());
        UUID next = bundles.created(bundle("set"));
        assertProblem(bundles.step(id, "restore"), 409, "handle_taken");
        bundles.delete(next, "*").statusCode(204);
        bundles.step(id, "restore").statusCode(200).body("deletedAt", nullValue());
    }

    @Test
    void aHandleIsUniqueAmongTheBundlesOfAStore() {
        bundles.created(bundle("set"));
        UUID other = bundles.created(bundle("other"));

        var problem = bundles.create(bundle("set"));
        assertProblem(problem, 409, "handle_taken");
        problem.body("errors[0].field", equalTo("handle"));
        assertProblem(bundles.replace(other, "*", bundle("set")), 409, "handle_taken");
        bundles.create(bundle("hat")).statusCode(201);
    }

    @Test
    void ofTwoWhoEditAtOnceTheSecondIsTold() throws Exception {
        UUID id = bundles.created(bundle("set"));
        Callable<Integer> edit =
                () -> bundles.replace(id, "\"v0\"", with(bundle("set"), "title", "Edit of " + UUID.randomUUID()))
                        .extract()
                        .statusCode();

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(2, edit))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        assertProblem(bundles.replace(id, null, bundle("set")), 428, "if_match_required");
    }

    @Test
    void aBundleThatContainsItselfOrAnotherOneIsRefused() {
        UUID id = bundles.created(bundle("set"));
        UUID other = bundles.created(bundle("other"));

        var itself = bundles.replace(
                id, "*", with(bundle("set"), "items", List.of(item(new StockKey(id, kaftan.sizeId()), 1))));
        assertProblem(itself, 422, "bundle_in_bundle");
        itself.body("errors[0].field", equalTo("items[0].variantId"))
                .body("errors[0].detail", equalTo("is that of the bundle itself"));

        var another = bundles.create(with(
                bundle("third"), "items", List.of(item(kaftan, 1), item(new StockKey(other, kaftan.sizeId()), 1))));
        assertProblem(another, 422, "bundle_in_bundle");
        another.body("errors[0].field", equalTo("items[1].variantId"))
                .body("errors[0].detail", equalTo("is that of a bundle"));
    }

    @Test
    void allThatDoesNotFitTogetherIsToldAtOnce() {
        UUID elsewhere = catalogue.store("elsewhere");
        StockKey foreign = catalogue.size(catalogue.variant(catalogue.product(elsewhere, "mat", 1), "Red"), "L", 1);
        UUID cedi = catalogue.product(store, "cedi", 1);
        catalogue.change("products", cedi, "currency = 'GHS'");
        StockKey priced = catalogue.size(catalogue.variant(cedi, "Red"), "L", 1);
        UUID gone = catalogue.product(store, "gone", 1);
        StockKey deleted = catalogue.size(catalogue.variant(gone, "Red"), "L", 1);
        catalogue.change("products", gone, "status = 'archived', deleted_at = now()");

        var problem = bundles.create(with(
                bundle("set"),
                "items",
                List.of(
                        item(kaftan, 1),
                        item(foreign, 1),
                        item(priced, 1),
                        item(deleted, 1),
                        item(new StockKey(UNKNOWN, kaftan.sizeId()), 1),
                        item(kaftan, 2))));

        assertProblem(problem, 422, "invalid_bundle");
        problem.body("errors.field", hasItems("items[1]", "items[2]", "items[3]", "items[4]", "items[5]"));
        problem.body("errors.detail", hasItems("is priced in GHS, the bundle in NGN", "is not of the bundle's store"));
        var noStore = bundles.create(with(bundle("set"), "storeId", UNKNOWN));
        assertProblem(noStore, 422, "invalid_bundle");
        noStore.body("errors.field", hasItems("storeId"));
    }

    @Test
    void whatIsNotOnSaleCannotBePublishedInABundle() {
        catalogue.change("products", hats, "status = 'draft'");
        UUID id = bundles.created(bundle("set"));

        var problem = bundles.step(id, "publish");
        assertProblem(problem, 422, "item_not_on_sale");
        problem.body("errors[0].field", equalTo("items[1]"));
        bundles.get(id).body("status", equalTo("draft")).body("items.onSale", equalTo(List.of(true, false)));

        catalogue.change("products", hats, "status = 'active'");
        bundles.step(id, "publish").statusCode(200);
        catalogue.change("products", hats, "status = 'archived'");
        assertProblem(bundles.replace(id, "*", with(bundle("set"), "title", "Another")), 422, "item_not_on_sale");
    }

    @ParameterizedTest
    @CsvSource({
        "title,''",
        "title,' '",
        "handle,''",
        "handle,With Space",
        "handle,UPPER",
        "storeId,",
        "price,",
        "items,",
        "handle,",
        "title,"
    })
    void aFieldThatIsMissingOrEmptyIsNamed(String field, String value) {
        var problem = bundles.create(with(bundle("set"), field, value));

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors.field", hasItems(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007", "\ud800"})
    void charactersThatAreNoTextAreRefusedEverywhere(String text) {
        for (String field : List.of("title", "description", "vendor", "handle")) {
            given().auth()
                    .oauth2(io.mercato.platform.testing.Tokens.admin())
                    .contentType("application/json")
                    .body(escaped(with(bundle("set"), field, "@@"), text))
                    .post("/api/v1/admin/bundles")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        assertThat(catalogue.text("SELECT count(*) FROM bundles")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script>", "'; DROP TABLE bundles; --", "👗🎉", "طقم الضيافة", "Ẹ̀bùn ìgbéyàwó"
            })
    void textInAnyScriptIsKeptAsItIs(String text) {
        UUID id = bundles.created(with(with(bundle("set"), "title", text), "description", text + "\n\n" + text));
        bundles.step(id, "publish").statusCode(200);

        assertThat(read("/bundles/" + id).getString("title")).isEqualTo(text);
        assertThat(read("/bundles/" + id).getString("description")).isEqualTo(text + "\n\n" + text);
    }

    @Test
    void whatIsTooLongOrTooMuchIsRefused() {
        assertProblem(bundles.create(with(bundle("set"), "title", "x".repeat(10_000))), 400, "invalid_parameter");
        assertProblem(bundles.create(with(bundle("set"), "items", List.of())), 400, "invalid_parameter");
        assertProblem(
                bundles.create(with(bundle("set"), "items", List.of(item(kaftan, 1001)))), 400, "invalid_parameter");
        assertProblem(bundles.create(with(bundle("set"), "items", List.of(item(kaftan, 0)))), 400, "invalid_parameter");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            many.add(item(catalogue.size(kaftan.variantId(), "size " + i, 1), 1));
        }
        var problem = bundles.create(with(bundle("set"), "items", many));
        assertProblem(problem, 422, "invalid_bundle");
        problem.body("errors[0].field", equalTo("items")).body("errors[0].detail", equalTo("are more than 50"));
    }

    @Test
    void moneyThatIsNegativeOrOfNoCurrencyIsRefused() {
        for (Object price : List.of(
                Map.of("amount", -1, "currency", "NGN"),
                Map.of("amount", 100, "currency", "XYZ"),
                Map.of("amount", 9007199254740992L, "currency", "NGN"),
                Map.of("amount", 100),
                Map.of("currency", "NGN"))) {
            assertProblem(bundles.create(with(bundle("set"), "price", price)), 400, "invalid_parameter");
        }
        assertProblem(
                bundles.create(with(bundle("set"), "price", Map.of("amount", 1.5, "currency", "NGN"))),
                400,
                "invalid_body");
        bundles.create(with(bundle("set"), "price", Map.of("amount", 100, "currency", "GHS")))
                .statusCode(422);
        bundles.create(with(bundle("free"), "price", Map.of("amount", 0, "currency", "NGN")))
                .statusCode(201);
    }

    @Test
    void malformedIdsTagsAndBodiesAreRefused() {
        UUID id = bundles.created(bundle("set"));
        assertProblem(bundles.list("/abc"), 400, "invalid_parameter");
        assertProblem(bundles.list("?deleted=maybe"), 400, "invalid_parameter");
        assertProblem(bundles.replace(id, "v0", bundle("set")), 412, "bundle_changed");
        assertProblem(bundles.replace(id, "W/\"v0\"", bundle("set")), 412, "bundle_changed");
        assertProblem(bundles.create("{"), 400, "malformed_json");
        assertProblem(
                bundles.create(with(bundle("set"), "items", List.of(Map.of("variantId", "abc")))), 400, "invalid_body");
    }

    @Test
    void onlyAdministratorsMayDoThis() {
        given().get("/api/v1/admin/bundles").then().statusCode(401);
        asCustomer(UNKNOWN).get("/api/v1/admin/bundles").then().statusCode(403);
        asCustomer(UNKNOWN)
                .contentType("application/json")
                .body(bundle("set"))
                .post("/api/v1/admin/bundles")
                .then()
                .statusCode(403);
    }

    @Test
    void bundlesOfEveryStatusAreListedNewestFirstInOneStatement() {
        for (int i = 0; i < 5; i++) {
            UUID id = bundles.created(bundle("b" + i));
            if (i % 2 == 0) {
                bundles.step(id, "publish").statusCode(200);
            }
        }
        catalogue.run("DELETE FROM variant_sizes WHERE sku = 'HAT SIZE'");

        assertThat(readAll("/admin/bundles", 2, "handle")).containsExactly("b4", "b3", "b2", "b1", "b0");
        assertThat(readAll("/admin/bundles", 20, "whole")).containsOnly("false");
        assertThat(statements.of(() -> read("/admin/bundles"))).isEqualTo(1);
    }

    private Map<String, Object> bundle(String handle) {
        Map<String, Object> body = new HashMap<>();
        body.put("storeId", store);
        body.put("handle", handle);
        body.put("title", "Wedding guest set");
        body.put("description", "All that a guest needs.");
        body.put("vendor", "Omolara");
        body.put("tags", List.of("gift"));
        body.put("price", Map.of("amount", 12000, "currency", "NGN"));
        body.put("items", List.of(item(kaftan, 1), item(hat, 2)));
        body.put("images", List.of(Map.of("url", "https://cdn.example.org/set.jpg", "alt", "Set")));
        return body;
    }

    private static Map<String, Object> item(StockKey key, int quantity) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId(), "quantity", quantity);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    /** As JSON, with a text in the place of {@code @@} that no JSON library would write. */
    private static String escaped(Map<String, Object> body, String text) {
        StringBuilder escapes = new StringBuilder();
        text.chars().forEach(c -> escapes.append("\\u%04x".formatted(c)));
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .writeValueAsString(body)
                    .replace("@@", escapes);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
