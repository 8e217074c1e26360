package io.mercato.catalog.productadmin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.productadmin.ProductAdminApi.create;
import static io.mercato.catalog.productadmin.ProductAdminApi.created;
import static io.mercato.catalog.productadmin.ProductAdminApi.delete;
import static io.mercato.catalog.productadmin.ProductAdminApi.dress;
import static io.mercato.catalog.productadmin.ProductAdminApi.etag;
import static io.mercato.catalog.productadmin.ProductAdminApi.fetched;
import static io.mercato.catalog.productadmin.ProductAdminApi.find;
import static io.mercato.catalog.productadmin.ProductAdminApi.item;
import static io.mercato.catalog.productadmin.ProductAdminApi.items;
import static io.mercato.catalog.productadmin.ProductAdminApi.money;
import static io.mercato.catalog.productadmin.ProductAdminApi.patch;
import static io.mercato.catalog.productadmin.ProductAdminApi.put;
import static io.mercato.catalog.productadmin.ProductAdminApi.putAs;
import static io.mercato.catalog.productadmin.ProductAdminApi.read;
import static io.mercato.catalog.productadmin.ProductAdminApi.size;
import static io.mercato.catalog.productadmin.ProductAdminApi.step;
import static io.mercato.catalog.productadmin.ProductAdminApi.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.change.Published;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class ProductAdminTest {
    private final Catalogue catalogue;
    private final Published published;
    private final Statements statements;

    private UUID store;

    ProductAdminTest(Catalogue catalogue, Published published, Statements statements) {
        this.catalogue = catalogue;
        this.published = published;
        this.statements = statements;
    }

    @BeforeEach
    void aStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void aProductIsAddedAsADraftAndAllOfItCanBeReadBack() {
        UUID category = catalogue.category("dresses", null);
        Map<String, Object> dress = dress(store);
        dress.put("categoryId", category.toString());

        var answer = create(dress).statusCode(201);

        UUID id = UUID.fromString(answer.extract().path("id"));
        answer.header(
                        "Location",
                        equalTo("http://127.0.0.1:" + port(answer.extract().header("Location"))
                                + "/api/v1/admin/products/" + id))
                .header("ETag", equalTo(etag(id)));
        JsonPath product = read(id);
        assertThat(product.getString("status")).isEqualTo("draft");
        assertThat(product.getString("storeId")).isEqualTo(store.toString());
        assertThat(product.getString("categoryId")).isEqualTo(category.toString());
        assertThat(product.getString("description")).isEqualTo("Sewn in Abeokuta.\n\nWash\tcold.");
        assertThat(product.getMap("searchPreview"))
                .isEqualTo(Map.of("title", "Dresses", "description", "From Abeokuta"));
        assertThat(product.getList("variants.options.Colour")).isEqualTo(List.of("Indigo", "Rust"));
        assertThat(product.getMap("variants[0].sizes[1]"))
                .containsEntry("name", "L")
                .containsEntry("sku", "SKU-L")
                .containsEntry("price", Map.of("amount", 6000, "currency", "NGN"))
                .containsEntry("quantity", 10)
                .containsEntry("reserved", 0)
                .containsEntry("left", 10);
        assertThat(product.getMap("price"))
                .as("of the cheapest size")
                .isEqualTo(Map.of("amount", 4000, "currency", "NGN"));
        assertThat(product.getList("images.alt")).isEqualTo(List.of("Front", ""));
        assertThat(product.getString("createdBy")).isEqualTo("admin");
        assertProblem(get("/products/" + id), 404, "product_not_found");
    }

    @Test
    void itIsPublishedFeaturedAndTakenOffSaleAgain() {
        UUID id = created(dress(store));

        step(id, "publish").statusCode(200).body("status", equalTo("active"));
        get("/products/" + id)
                .statusCode(200)
                .body("data.title", equalTo("Ankara Dress"))
                .body("data.variants.size()", equalTo(2));
        step(id, "feature").statusCode(200).body("featured", equalTo(true));
        assertThat(readAll("/products/featured", 10, "id")).containsExactly(id.toString());
        step(id, "unfeature").statusCode(200).body("featured", equalTo(false));
        assertThat(readAll("/products/featured", 10, "id")).isEmpty();
        step(id, "unpublish").statusCode(200).body("status", equalTo("draft"));
        assertProblem(get("/products/" + id), 404, "product_not_found");
        step(id, "archive").statusCode(200).body("status", equalTo("archived"));
        step(id, "publish").statusCode(200);
        get("/products/" + id).statusCode(200);

        String version = etag(id);
        step(id, "publish").statusCode(200).header("ETag", version);
        assertThat(actions(id))
                .as("what was so already is no change")
                .containsExactly(
                        "product.created",
                        "product.published",
                        "product.featured",
                        "product.unfeatured",
                        "product.unpublished",
                        "product.archived",
                        "product.published");
    }

    @Test
    void itsLanguageDecidesByWhichWordsItIsFound() {
        Map<String, Object> dress = dress(store);
        dress.put("title", "La robe qui chantait");
        UUID id = created(dress);
        assertThat(read(id).getString("language")).as("as configured").isEqualTo("en");
        step(id, "publish").statusCode(200);
        assertThat(stems()).as("by English rules").doesNotContain("'chant'");

        patch(id, "*", Map.of("language", "fr")).statusCode(200).body("language", equalTo("fr"));

        assertThat(stems()).as("as French has it").contains("'chant'");
        assertThat(readAll("/search?q=chanter&lang=fr", 10, "data.handle")).containsExactly("dress");
        Map<String, Object> french = fetched(id);
        french.remove("language");
        put(id, french).statusCode(200).body("language", equalTo("fr"));
        for (String unknown : List.of("xx", "EN", "english", "", "e")) {
            french.put("language", unknown);
            assertProblem(put(id, french), 400, "invalid_parameter");
        }
    }

    @Test
    void whatHasNothingToBuyCannotBePublishedNorBecomeSo() {
        Map<String, Object> dress = dress(store);
        Map<String, Object> bare = new HashMap<>(dress);
        bare.put("variants", List.of());
        UUID id = created(bare);
        find(id).body("price", nullValue());

        for (List<Object> variants : List.<List<Object>>of(List.of(), List.of(variant("Indigo")))) {
            bare.put("variants", variants);
            put(id, bare).statusCode(200);
            var problem = step(id, "publish");
            assertProblem(problem, 422, "product_incomplete");
            problem.body("errors[0].field", equalTo("variants"));
        }

        put(id, dress).statusCode(200);
        step(id, "publish").statusCode(200);
        assertProblem(put(id, bare), 422, "product_incomplete");
        get("/products/" + id).statusCode(200);
    }

    @Test
    void whatWasReadCanBeEditedAndSentBackAndWhatIsTheSameIsNoChange() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        String version = etag(id);

        put(id, version, product).statusCode(200).header("ETag", version);
        assertThat(actions(id)).containsExactly("product.created");

        product.put("title", "Ankara Wrap Dress");
        put(id, version, product)
                .statusCode(200)
                .header("ETag", equalTo(etag(id)))
                .body("title", equalTo("Ankara Wrap Dress"))
                .body("version", equalTo((int) product.get("version") + 1))
                .body(
                        "variants.id",
                        equalTo(items(product, "variants").stream()
                                .map(v -> v.get("id"))
                                .toList()));
    }

    @Test
    void variantsKeepTheirIdsAndSizesTheirStockWhenTheyMoveOrChange() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        String indigo = item(product, "variants", 0).get("id").toString();
        catalogue.run("UPDATE variant_sizes SET quantity = 7 WHERE variant_id = '" + indigo + "'");
        Collections.reverse(items(product, "variants"));
        item(product, "variants", 1).put("options", Map.of("Colour", "Midnight"));
        Map<String, Object> medium = item(item(product, "variants", 1), "sizes", 0);
        medium.put("price", money(5500));
        medium.put("compareAtPrice", money(7000));
        medium.put("sku", "NEW-SKU");
        Collections.reverse(items(item(product, "variants", 1), "sizes"));

        put(id, product).statusCode(200);

        JsonPath changed = read(id);
        assertThat(changed.getList("variants.options.Colour")).isEqualTo(List.of("Rust", "Midnight"));
        assertThat(changed.getString("variants[1].id")).isEqualTo(indigo);
        assertThat(changed.getList("variants[1].sizes.name")).isEqualTo(List.of("L", "M"));
        assertThat(changed.getList("variants[1].sizes.quantity")).isEqualTo(List.of(7, 7));
        assertThat(changed.getMap("variants[1].sizes[1].compareAtPrice")).containsEntry("amount", 7000);
        assertThat(changed.getString("variants[1].sizes[1].sku")).isEqualTo("NEW-SKU");
    }

    @Test
    void variantsThatChangePlacesAndOptionsWithEachOtherDoNotCollide() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        item(product, "variants", 0).put("options", Map.of("Colour", "Rust"));
        item(product, "variants", 1).put("options", Map.of("Colour", "Indigo"));
        Collections.reverse(items(product, "images"));

        put(id, product)
                .statusCode(200)
                .body("variants.options.Colour", equalTo(List.of("Rust", "Indigo")))
                .body(
                        "variants.id",
                        equalTo(items(product, "variants").stream()
                                .map(v -> v.get("id"))
                                .toList()))
                .body(
                        "images.id",
                        equalTo(items(product, "images").stream()
                                .map(i -> i.get("id"))
                                .toList()));
    }

    @Test
    void aVariantThatIsSentWithoutItsIdIsKnownByItsOptions() {
        Map<String, Object> dress = dress(store);
        UUID id = created(dress);
        String indigo = read(id).getString("variants[0].id");
        for (Map<String, Object> variant : items(dress, "variants")) {
            items(variant, "sizes").forEach(size -> size.remove("initialQuantity"));
        }

        put(id, dress).statusCode(200).body("variants[0].id", equalTo(indigo));
        put(id, dress).statusCode(200).body("variants[0].sizes[0].quantity", equalTo(10));
    }

    @Test
    void theFirstQuantityOfASizeIsCountedOnceAndAfterwardsOnlyStockChangesIt() {
        UUID id = created(dress(store));
        assertThat(catalogue.texts("SELECT change || ' ' || kind || ' ' || actor FROM stock_movements"))
                .containsExactly("10 correction admin", "10 correction admin", "10 correction admin");
        Map<String, Object> product = fetched(id);
        item(item(product, "variants", 0), "sizes", 0).put("quantity", 99);
        item(item(product, "variants", 0), "sizes", 0).put("reserved", 9);
        items(item(product, "variants", 1), "sizes").add(size("XL", 4500, 3));

        put(id, product)
                .statusCode(200)
                .body("variants[0].sizes[0].quantity", equalTo(10))
                .body("variants[1].sizes[1].quantity", equalTo(3));

        product = fetched(id);
        item(item(product, "variants", 0), "sizes", 1).put("initialQuantity", 5);
        var problem = put(id, product);
        assertProblem(problem, 422, "invalid_product");
        problem.body("errors[0].field", equalTo("variants[0].sizes[1].initialQuantity"));
        assertBalanced();
    }

    @Test
    void nothingOfWhichOrdersHaveReservedSomeCanGo() {
        UUID id = created(dress(store));
        step(id, "publish").statusCode(200);
        Map<String, Object> product = fetched(id);
        Map<String, Object> large = item(item(product, "variants", 0), "sizes", 1);
        String indigo = item(product, "variants", 0).get("id").toString();
        reserve("order-1", indigo, large.get("id").toString(), 4);

        items(item(product, "variants", 0), "sizes").remove(1);
        var size = put(id, product);
        assertProblem(size, 409, "stock_reserved");
        size.body("errors[0].detail", containsString("[Indigo]"))
                .body("errors[0].detail", containsString(large.get("id").toString()))
                .body("errors[0].detail", containsString("4 are reserved"));
        items(product, "variants").remove(0);
        assertProblem(put(id, product), 409, "stock_reserved");
        find(id).body("variants[0].sizes.name", equalTo(List.of("M", "L")));

        Map<String, Object> other = fetched(id);
        items(item(other, "variants", 0), "sizes").remove(0);
        items(other, "variants").remove(1);
        put(id, other)
                .statusCode(200)
                .body("variants.size()", equalTo(1))
                .body("variants[0].sizes.name", equalTo(List.of("L")))
                .body("variants[0].sizes[0].reserved", equalTo(4));
        assertBalanced();
    }

    @Test
    void nothingOfWhichABundleOnSaleIsMadeCanGo() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        Map<String, Object> rust = item(product, "variants", 1);
        UUID bundle = catalogue.id(
                "INSERT INTO bundles (store_id, handle, title, price, currency, status)"
                        + " VALUES (?, 'set', 'Set', 1, 'NGN', 'active') RETURNING id",
                store);
        catalogue.run(
                "INSERT INTO bundle_items (bundle_id, position, variant_id, size_id, quantity) VALUES ('%s', 1, '%s', '%s', 1)"
                        .formatted(
                                bundle, rust.get("id"), item(rust, "sizes", 0).get("id")));
        items(product, "variants").remove(1);

        var problem = put(id, product);

        assertProblem(problem, 409, "product_in_use");
        problem.body("detail", containsString("set"));
        catalogue.change("bundles", bundle, "status = 'draft'");
        put(id, product).statusCode(200);
    }

    @Test
    void imagesKeepTheirIdsChangeTheirTextsAndGo() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        String front = item(product, "images", 0).get("id").toString();
        items(product, "images").remove(1);
        items(product, "images").addFirst(Map.of("url", "https://cdn.example.org/new.jpg", "alt", "New"));
        item(product, "images", 1).put("alt", "Front, worn");

        put(id, product)
                .statusCode(200)
                .body("images.alt", equalTo(List.of("New", "Front, worn")))
                .body("images[1].id", equalTo(front));
        step(id, "publish").statusCode(200);
        get("/products?store=" + store).body("items[0].image.alt", equalTo("New"));
    }

    @Test
    void aHandleIsUniqueWithinItsStoreAmongWhatIsNotDeleted() {
        UUID first = created(dress(store));
        var problem = create(dress(store));
        assertProblem(problem, 409, "handle_taken");
        problem.body("errors[0].field", equalTo("handle"));
        create(dress(catalogue.store("other"))).statusCode(201);
        Map<String, Object> second = dress(store);
        second.put("handle", "robe");
        UUID robe = created(second);
        second.put("handle", "dress");
        items(second, "variants").clear();
        assertProblem(put(robe, second), 409, "handle_taken");

        delete(first).statusCode(204);

        put(robe, second).statusCode(200).body("handle", equalTo("dress"));
        assertProblem(step(first, "restore"), 409, "handle_taken");
        delete(robe).statusCode(204);
        step(first, "restore").statusCode(200).body("status", equalTo("draft"));
    }

    @Test
    void whatIsDeletedIsGoneFromEveryReadAndCanBeRestored() {
        UUID id = created(dress(store));
        step(id, "publish").statusCode(200);
        step(id, "feature").statusCode(200);
        String beforeDeletion = etag(id);

        delete(id).statusCode(204);

        assertProblem(get("/products/" + id), 404, "product_not_found");
        for (String list : List.of("/products", "/products/featured", "/products?store=" + store)) {
            assertThat(readAll(list, 10, "id")).as(list).isEmpty();
        }
        assertThat(readAll("/admin/products", 10, "id")).isEmpty();
        assertThat(readAll("/admin/products?title=ankara", 10, "id")).isEmpty();
        assertThat(readAll("/admin/products?deleted=true", 10, "id")).containsExactly(id.toString());
        assertProblem(find(id), 404, "product_not_found");
        asAdmin()
                .get("/api/v1/admin/products/" + id + "?deleted=true")
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"))
                .body("deletedAt", notNullValue());
        for (String gone : List.of("publish", "unpublish", "archive", "feature", "unfeature")) {
            assertProblem(step(id, gone), 404, "product_not_found");
        }
        assertProblem(put(id, dress(store)), 404, "product_not_found");
        assertProblem(delete(id), 404, "product_not_found");
        assertProblem(
                asAdmin()
                        .header("If-Match", beforeDeletion)
                        .post("/api/v1/admin/products/" + id + "/restore")
                        .then(),
                412,
                "product_changed");

        step(id, "restore")
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("deletedAt", nullValue())
                .body("variants[0].sizes[0].quantity", equalTo(10));
        assertProblem(step(id, "restore"), 409, "product_not_deleted");
    }

    @Test
    void whatIsRestoredLeavesADeletedCategoryAndNeedsItsStore() {
        UUID category = catalogue.category("dresses", null);
        Map<String, Object> dress = dress(store);
        dress.put("categoryId", category.toString());
        UUID id = created(dress);
        delete(id).statusCode(204);
        catalogue.run("UPDATE categories SET deleted_at = now()");

        step(id, "restore").statusCode(200).body("categoryId", nullValue());

        delete(id).statusCode(204);
        catalogue.run("UPDATE stores SET deleted_at = now(), status = 'archived'");
        assertProblem(step(id, "restore"), 409, "store_deleted");
    }

    @Test
    void aHeldOrderOfAProductThatIsDeletedIsStillFulfilled() {
        UUID id = created(dress(store));
        step(id, "publish").statusCode(200);
        JsonPath product = read(id);
        reserve("order-1", product.getString("variants[0].id"), product.getString("variants[0].sizes[0].id"), 2);

        delete(id).statusCode(204);

        asService().post("/internal/v1/reservations/order-1/confirm").then().statusCode(200);
        assertBalanced();
    }

    @Test
    void anImportMayGiveTheHandleOfADeletedProductToANewOne() {
        UUID id = created(dress(store));
        delete(id).statusCode(204);

        asService()
                .contentType("text/csv")
                .queryParam("store", "corner")
                .body("Handle,Title,Variant Price\ndress,Imported Dress,10\n")
                .post("/internal/v1/imports/products")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));

        assertThat(catalogue.texts("SELECT title FROM products WHERE handle = 'dress' ORDER BY deleted_at NULLS LAST"))
                .containsExactly("Ankara Dress", "Imported Dress");
    }

    @Test
    void aPatchChangesWhatItNamesAndTakesAwayWhatItNamesAsNull() {
        UUID id = created(dress(store));
        String version = etag(id);

        patch(
                        id,
                        version,
                        "{\"title\": \"Robe\", \"vendor\": null, \"searchPreview\": {\"title\": null}, \"tags\": [\"old\"]}")
                .statusCode(200)
                .body("title", equalTo("Robe"))
                .body("vendor", nullValue())
                .body("searchPreview.title", nullValue())
                .body("searchPreview.description", equalTo("From Abeokuta"))
                .body("tags", equalTo(List.of("old")))
                .body("handle", equalTo("dress"))
                .body("variants.size()", equalTo(2));

        assertProblem(patch(id, version, "{\"title\": \"Stale\"}"), 412, "product_changed");
        assertProblem(patch(id, "*", "{\"title\": null}"), 400, "invalid_parameter");
        assertProblem(patch(id, "*", "{\"tags\": null, \"currency\": \"XXQ\"}"), 400, "invalid_parameter");
        assertProblem(patch(id, "*", "{\"status\": \"active\"}"), 400, "invalid_body");
        assertProblem(patch(id, "*", "{\"variants\": {}}"), 400, "invalid_body");
        for (String body : List.of("[]", "7", "null", "\"x\"", "{", "{} {", "nonsense")) {
            assertProblem(patch(id, "*", body), 400, "malformed_json");
        }
        asAdmin()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{}")
                .patch("/api/v1/admin/products/" + id)
                .then()
                .statusCode(415);
        find(id).body("title", equalTo("Robe"));
    }

    @Test
    void itMovesToAnotherStoreAndCategoryAndBothAreTold() {
        UUID from = catalogue.category("dresses", null);
        UUID to = catalogue.category("robes", null);
        UUID other = catalogue.store("other");
        Map<String, Object> dress = dress(store);
        dress.put("categoryId", from.toString());
        UUID id = created(dress);
        Map<String, Object> product = fetched(id);
        product.put("storeId", other.toString());
        product.put("categoryId", to.toString());

        put(id, product).statusCode(200).body("storeId", equalTo(other.toString()));

        await().untilAsserted(
                        () -> assertThat(published.withTag("category:" + to)).hasSize(1));
        assertThat(Published.tags(published.withTag("category:" + to).getFirst()))
                .contains(
                        "product:" + id,
                        "store:" + store,
                        "store:" + other,
                        "category:" + from,
                        "category:" + to,
                        "products");
        assertThat(published.withTag("category:" + to).getFirst().path("type").asText())
                .isEqualTo("io.mercato.catalog.product.changed.v1");
    }

    @Test
    void aChangeOfLooksIsToldToWhatShowsItAndAPublicationToEveryList() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        product.put("title", "Another title");
        put(id, product).statusCode(200);
        step(id, "publish").statusCode(200);

        await().untilAsserted(
                        () -> assertThat(published.withTag("product:" + id)).hasSize(3));
        List<JsonNode> events = published.withTag("product:" + id);
        assertThat(Published.tags(events.get(1))).containsExactly("product:" + id, "products");
        assertThat(Published.tags(events.get(2)))
                .contains("product:" + id, "products", "products-listed", "store:" + store);
    }

    @Test
    void theAuditLogTellsWhoDidWhatAndWhatItWasBefore() {
        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        product.put("title", "Robe");
        product.put("tags", List.of());

        putAs("ada@example.org", id, "*", product)
                .statusCode(200)
                .body("updatedBy", equalTo("ada@example.org"))
                .body("createdBy", equalTo("admin"));

        get("/admin/audit?id=" + id)
                .statusCode(200)
                .body("items.action", equalTo(List.of("product.changed", "product.created")))
                .body("items.actor", equalTo(List.of("ada@example.org", "admin")))
                .body("items[0].details.keySet().sort()", equalTo(List.of("tags", "title")))
                .body("items[0].details.title", equalTo(Map.of("from", "Ankara Dress", "to", "Robe")))
                .body("items[1].details.title.from", nullValue())
                .body("items[1].details.title.to", equalTo("Ankara Dress"));
    }

    @Test
    void aListShowsEveryStatusNewestFirstAndCanBeFiltered() {
        UUID other = catalogue.store("other");
        UUID active = catalogue.product(store, "active", 1);
        UUID archived = catalogue.product(store, "archived", 2);
        UUID draft = catalogue.product(other, "draft", 3);
        UUID deleted = catalogue.product(store, "deleted", 4);
        UUID oldest = catalogue.product(store, "oldest", 5);
        catalogue.change("products", archived, "status = 'archived'");
        catalogue.change("products", draft, "status = 'draft', title = 'Özel 100% _sale'");
        catalogue.change("products", deleted, "status = 'archived', deleted_at = now()");

        assertThat(readAll("/admin/products", 1, "handle")).containsExactly("active", "archived", "draft", "oldest");
        assertThat(readAll("/admin/products?status=active", 1, "handle")).containsExactly("active", "oldest");
        assertThat(readAll("/admin/products?status=draft", 1, "handle")).containsExactly("draft");
        assertThat(readAll("/admin/products?status=archived&store=" + store, 1, "handle"))
                .containsExactly("archived");
        assertThat(readAll("/admin/products?store=" + store, 2, "handle"))
                .containsExactly("active", "archived", "oldest");
        assertThat(readAll("/admin/products?title=A", 1, "handle")).containsExactly("active", "archived");
        assertThat(readAll("/admin/products?title=a&status=active", 1, "handle"))
                .containsExactly("active");
        assertThat(readAll("/admin/products?title=o&store=" + store, 1, "handle"))
                .containsExactly("oldest");
        assertThat(readAll("/admin/products?title=%C3%96ZEL%20100%25%20_", 1, "handle"))
                .containsExactly("draft");
        assertThat(readAll("/admin/products?title=%25", 1, "handle"))
                .as("no wildcard")
                .isEmpty();
        assertThat(readAll("/admin/products?deleted=true", 1, "handle")).containsExactly("deleted");
        get("/admin/products?status=active")
                .body("items[0].id", equalTo(active.toString()))
                .body("items[0].store.handle", equalTo("corner"))
                .body("items[0].version", equalTo(0));
        get("/admin/products").body("items.id", hasItem(oldest.toString()));
    }

    @Test
    void readingAProductAndItsListTakesOneStatementForEachLevel() {
        UUID id = created(dress(store));
        Map<String, Object> large = fetched(id);
        for (int i = 0; i < 40; i++) {
            items(large, "variants").add(variant("Colour " + i, size("M", 100, 1), size("L", 100, 1)));
        }
        put(id, large).statusCode(200).body("variants.size()", equalTo(42));

        assertThat(statements.of(() -> find(id).statusCode(200))).isEqualTo(3);
        assertThat(statements.of(() -> get("/admin/products").statusCode(200))).isEqualTo(1);
        Map<String, Object> renamed = fetched(id);
        renamed.put("title", "Renamed");
        assertThat(statements.of(() -> put(id, renamed).statusCode(200)))
                .as("a change does not read row by row")
                .isLessThan(20);
    }

    private String stems() {
        return catalogue.text("SELECT document::text FROM product_search");
    }

    private List<String> actions(UUID id) {
        List<String> actions = new ArrayList<>(readAll("/admin/audit?id=" + id, 100, "action"));
        Collections.reverse(actions);
        return actions;
    }

    private void assertBalanced() {
        assertThat(catalogue.texts("""
                        SELECT s.quantity || ' there, ' || coalesce(sum(m.change), 0) || ' logged'
                          FROM variant_sizes s FULL JOIN stock_movements m USING (variant_id, size_id)
                         GROUP BY variant_id, size_id, s.quantity
                        HAVING coalesce(s.quantity, 0) <> coalesce(sum(m.change), 0)
                        """))
                .as("what is there is what came less what went")
                .isEmpty();
    }

    static void reserve(String reference, String variant, String size, int quantity) {
        asService()
                .contentType("application/json")
                .body(Map.of(
                        "reference",
                        reference,
                        "lines",
                        List.of(Map.of("variantId", variant, "sizeId", size, "quantity", quantity))))
                .post("/internal/v1/reservations")
                .then()
                .statusCode(201);
    }

    private static int port(String location) {
        return URI.create(location).getPort();
    }
}
