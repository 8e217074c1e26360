package io.mercato.catalog.productadmin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.bearer;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.productadmin.ProductAdminApi.create;
import static io.mercato.catalog.productadmin.ProductAdminApi.created;
import static io.mercato.catalog.productadmin.ProductAdminApi.dress;
import static io.mercato.catalog.productadmin.ProductAdminApi.etag;
import static io.mercato.catalog.productadmin.ProductAdminApi.fetched;
import static io.mercato.catalog.productadmin.ProductAdminApi.find;
import static io.mercato.catalog.productadmin.ProductAdminApi.item;
import static io.mercato.catalog.productadmin.ProductAdminApi.items;
import static io.mercato.catalog.productadmin.ProductAdminApi.money;
import static io.mercato.catalog.productadmin.ProductAdminApi.put;
import static io.mercato.catalog.productadmin.ProductAdminApi.size;
import static io.mercato.catalog.productadmin.ProductAdminApi.step;
import static io.mercato.catalog.productadmin.ProductAdminApi.variant;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.mercato.catalog.Catalogue;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

@QuarkusTest
class BadProductsTest {
    private static final UUID UNKNOWN = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");
    private static final String PATH = "/api/v1/admin/products/";

    private final Catalogue catalogue;

    private UUID store;
    private Map<String, Object> dress;

    BadProductsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aDress() {
        catalogue.clear();
        store = catalogue.store("corner");
        dress = dress(store);
    }

    /** Each text field, and how to set it. */
    enum Text {
        TITLE("title", 255, (product, text) -> product.put("title", text)),
        DESCRIPTION("description", 65_535, (product, text) -> product.put("description", text)),
        VENDOR("vendor", 255, (product, text) -> product.put("vendor", text)),
        PRODUCT_TYPE("productType", 255, (product, text) -> product.put("productType", text)),
        TAG("tags[0]", 255, (product, text) -> product.put("tags", List.of(text))),
        SEO_TITLE("searchPreview.title", 255, (product, text) -> product.put("searchPreview", Map.of("title", text))),
        SEO_DESCRIPTION(
                "searchPreview.description",
                1024,
                (product, text) -> product.put("searchPreview", Map.of("description", text))),
        OPTION_VALUE("variants[0].options.Colour", 255, (product, text) -> item(product, "variants", 0)
                .put("options", Map.of("Colour", text))),
        SIZE("variants[0].sizes[0].name", 255, (product, text) -> item(item(product, "variants", 0), "sizes", 0)
                .put("name", text)),
        SKU("variants[0].sizes[0].sku", 255, (product, text) -> item(item(product, "variants", 0), "sizes", 0)
                .put("sku", text)),
        ALT(
                "images[0].alt",
                512,
                (product, text) ->
                        product.put("images", List.of(Map.of("url", "https://example.org/1.jpg", "alt", text))));

        private final String path;
        private final int longest;
        private final BiConsumer<Map<String, Object>, String> set;

        Text(String path, int longest, BiConsumer<Map<String, Object>, String> set) {
            this.path = path;
            this.longest = longest;
            this.set = set;
        }
    }

    static List<Text> texts() {
        return List.of(Text.values());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textOfAnyScriptAndMarkupIsStoredAsItIs(Text field) {
        for (String text : List.of(
                "<script>alert('x')</script>",
                "'; DROP TABLE products; --",
                "👗🎉 family 👨‍👩‍👧",
                "فستان \u202Eآخر\u202C עברית",
                "x".repeat(field.longest),
                "{\"a\": \"\\\\ & % _ \"}")) {
            field.set.accept(dress, text);
            dress.put("handle", "h" + UUID.randomUUID());

            UUID id = created(dress);

            assertThat(find(id).extract().<String>path(field.path)).isEqualTo(text);
            step(id, "publish").statusCode(200);
            get("/products/" + id).statusCode(200).contentType("application/json");
            assertThat(get("/products/" + id).extract().asString()).doesNotContain("\u0000");
        }
        assertThat(catalogue.text("SELECT count(*) FROM products")).isEqualTo("6");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void tooLongTextAndControlCharactersAreRefusedAndTheFieldNamed(Text field) {
        for (String text : List.of(
                "x".repeat(field == Text.DESCRIPTION ? 65_536 : 10_000),
                "x".repeat(field.longest + 1),
                "a\u0000b",
                "\u0007",
                "a\u001Bb",
                "half \uD83D of a character")) {
            field.set.accept(dress, text);

            var problem = create(dress);

            assertProblem(problem, 400, "invalid_parameter");
            problem.body("errors.field", hasItem(field.path.replace(".Colour", "[Colour]")));
        }
        assertThat(catalogue.text("SELECT count(*) FROM products")).isEqualTo("0");
    }

    /** Not among {@link Text}, since the variants name them too. */
    @Test
    void theNameOfAnOptionIsTextLikeAnyOther() {
        for (String text : List.of("<b onclick=x>", "'; DROP TABLE sizes; --", "👗 لون", "x".repeat(255))) {
            dress.put("optionNames", List.of(text));
            dress.put("handle", "h" + UUID.randomUUID());
            item(dress, "variants", 0).put("options", Map.of(text, "Indigo"));
            item(dress, "variants", 1).put("options", Map.of(text, "Rust"));

            Map<String, Object> kept = fetched(created(dress));

            assertThat(kept).containsEntry("optionNames", List.of(text));
            assertThat(item(kept, "variants", 0)).containsEntry("options", Map.of(text, "Indigo"));
        }
        for (String text : List.of("", " ", "a\u0000b", "x".repeat(256), "x".repeat(10_000))) {
            dress.put("optionNames", List.of(text));
            var problem = create(dress);
            assertProblem(problem, 400, "invalid_parameter");
            problem.body("errors.field", hasItem("optionNames[0]"));
        }
    }

    @Test
    void blankTextIsNoText() {
        dress.put("vendor", "  ");
        dress.put("productType", "");
        UUID id = created(dress);

        find(id).body("vendor", equalTo(null)).body("productType", equalTo(null));
        for (String required : List.of("title", "handle")) {
            Map<String, Object> other = dress(store);
            other.put(required, " ");
            assertProblem(create(other), 400, "invalid_parameter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"storeId", "handle", "title", "currency"})
    void whatIsMissingIsNamed(String field) {
        dress.put(field, null);

        var problem = create(dress);

        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-dress",
                "Dress",
                "dress code",
                "dress/../x",
                "dress?",
                "<b>",
                "drëss\u0000",
                "ÉTÉ",
                "../etc",
                "dress%20",
                "'--"
            })
    void aHandleThatIsNoneIsRefused(String handle) {
        dress.put("handle", handle);
        var problem = create(dress);
        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("handle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dress", "été-2026", "платье_1", "ドレス", "فستان", "9"})
    void aHandleMayBeInAnyScript(String handle) {
        dress.put("handle", handle);
        create(dress).statusCode(201).body("handle", equalTo(handle));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/x.jpg",
                "//example.org/x.jpg",
                "x.jpg",
                "",
                "https://",
                "http:x",
                "https://exa mple.org/",
                "file:///etc/passwd",
                "https://example.org/\u0000"
            })
    void anImageThatIsNoWebAddressIsRefused(String url) {
        dress.put("images", List.of(Map.of("url", url)));
        var problem = create(dress);
        assertProblem(problem, 400, "invalid_parameter");
        problem.body("errors[0].field", equalTo("images[0].url"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, NGN, 400, variants[0].sizes[0].price.amount",
        "9007199254740992, NGN, 400, variants[0].sizes[0].price.amount",
        "100, XXQ, 400, variants[0].sizes[0].price.currency",
        "100, ngn, 400, variants[0].sizes[0].price.currency",
        "100, '', 400, variants[0].sizes[0].price.currency",
        "100, USD, 422, variants[0].sizes[0].price.currency"
    })
    void moneyThatIsNegativeTooMuchOrInAnotherCurrencyIsRefused(
            long amount, String currency, int status, String field) {
        item(item(dress, "variants", 0), "sizes", 0).put("price", Map.of("amount", amount, "currency", currency));
        var problem = create(dress);
        assertProblem(problem, status, status == 400 ? "invalid_parameter" : "invalid_product");
        problem.body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "\"100\"", "1e400", "99999999999999999999", "[]", "true", "{}"})
    void anAmountThatIsNoWholeNumberIsRefused(String amount) {
        var problem = create("""
                {"storeId": "%s", "handle": "x", "title": "X", "currency": "NGN",
                 "variants": [{"sizes": [{"name": "M", "price": {"amount": %s, "currency": "NGN"}}]}]}
                """.formatted(store, amount));
        problem.statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aPriceWithoutAnAmountIsNotFree() {
        item(item(dress, "variants", 0), "sizes", 0).put("price", Map.of("currency", "NGN"));
        assertProblem(create(dress), 400, "invalid_parameter");
        item(item(dress, "variants", 0), "sizes", 0).remove("price");
        assertProblem(create(dress), 400, "invalid_parameter");
    }

    @Test
    void allThatDoesNotFitTogetherIsToldAtOnce() {
        dress.put("optionNames", List.of("Colour", "Colour"));
        Map<String, Object> large = size("L", 6000, 1);
        large.put("compareAtPrice", money(6000));
        dress.put(
                "variants",
                List.of(
                        variant("Indigo", size("M", 5000, 1), size("M", 5000, 1)),
                        variant("Indigo", large),
                        new HashMap<>(Map.of("options", Map.of("Cut", "Long")))));

        var problem = create(dress);

        assertProblem(problem, 422, "invalid_product");
        assertThat(problem.extract().<List<String>>path("errors.field"))
                .containsExactlyInAnyOrder(
                        "optionNames",
                        "variants[0].sizes[1].name",
                        "variants[1].options",
                        "variants[1].sizes[0].compareAtPrice.amount",
                        "variants[2].options");
    }

    @Test
    void aStoreCategoryVariantOrImageThatIsNotThereIsNamed() {
        dress.put("storeId", UNKNOWN.toString());
        dress.put("categoryId", UNKNOWN.toString());
        var places = create(dress);
        assertProblem(places, 422, "invalid_product");
        places.body("errors.field", equalTo(List.of("storeId", "categoryId")));

        UUID gone = catalogue.store("gone");
        catalogue.change("stores", gone, "deleted_at = now(), status = 'archived'");
        dress = dress(gone);
        assertProblem(create(dress), 422, "invalid_product");

        UUID id = created(dress(store));
        Map<String, Object> product = fetched(id);
        item(product, "variants", 1).put("id", UNKNOWN.toString());
        item(product, "images", 0).put("id", UNKNOWN.toString());
        var parts = put(id, product);
        assertProblem(parts, 422, "invalid_product");
        assertThat(parts.extract().<List<String>>path("errors.field")).contains("variants[1].id", "images[0].id");
        item(product, "variants", 1).put("id", item(product, "variants", 0).get("id"));
        assertProblem(put(id, product), 422, "invalid_product");
        Map<String, Object> other = dress(store);
        other.put("handle", "other");
        items(other, "variants").getFirst().put("id", fetched(id).get("id"));
        assertProblem(create(other), 422, "invalid_product");
    }

    @Test
    void moreThanMayBelongToAProductIsRefused() {
        dress.put("tags", IntStream.range(0, 251).mapToObj(i -> "t" + i).toList());
        assertProblem(create(dress), 400, "invalid_parameter");
        dress = dress(store);
        dress.put("optionNames", List.of("a", "b", "c", "d"));
        assertProblem(create(dress), 400, "invalid_parameter");
        dress = dress(store);
        dress.put(
                "variants",
                List.of(variant(
                        "Indigo",
                        IntStream.range(0, 2049)
                                .mapToObj(i -> size("s" + i, 1, 0))
                                .<Map<String, Object>>toArray(Map[]::new))));
        assertProblem(create(dress), 422, "invalid_product");
        dress = dress(store);
        dress.put(
                "images",
                IntStream.range(0, 251)
                        .mapToObj(i -> Map.of("url", "/" + i + ".jpg"))
                        .toList());
        assertProblem(create(dress), 422, "invalid_product");
    }

    @Test
    void aQuantityOutOfBoundsIsRefused() {
        for (int quantity : new int[] {-1, 1_000_000_001}) {
            item(item(dress, "variants", 0), "sizes", 0).put("initialQuantity", quantity);
            assertProblem(create(dress), 400, "invalid_parameter");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "nonsense",
                "{\"storeId\": 7}",
                "{\"variants\": [null]}",
                "{\"tags\": [null]}"
            })
    void aBodyThatIsNoProductIsRefused(String body) {
        create(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anUnknownProductIs404AndAMalformedId400() {
        assertProblem(find(UNKNOWN), 404, "product_not_found");
        assertProblem(put(UNKNOWN, dress), 404, "product_not_found");
        assertProblem(ProductAdminApi.delete(UNKNOWN), 404, "product_not_found");
        assertProblem(ProductAdminApi.patch(UNKNOWN, "*", "{}"), 404, "product_not_found");
        for (String step : List.of("publish", "unpublish", "archive", "feature", "unfeature", "restore")) {
            assertProblem(step(UNKNOWN, step), 404, "product_not_found");
        }
        for (String id : List.of("abc", "%27%3BDROP%20TABLE%20products", "%00", "1")) {
            assertProblem(get("/admin/products/" + id), 400, "invalid_parameter");
        }
        assertProblem(
                asAdmin()
                        .header("If-Match", "*")
                        .post(PATH + UNKNOWN + "/explode")
                        .then(),
                404,
                "unknown_path");
    }

    @ParameterizedTest
    @CsvSource({
        "status=sold",
        "status=ACTIVE",
        "status=%00",
        "store=abc",
        "deleted=maybe",
        "title=%00",
        "limit=0",
        "limit=101"
    })
    void aMalformedFilterIsRefused(String filter) {
        assertProblem(get("/admin/products?" + filter), 400, "invalid_parameter");
    }

    @Test
    void aTitleTooLongToBeOneIsNotSearchedForAndACursorOfOtherFiltersRefused() {
        assertProblem(get("/admin/products?title=" + "x".repeat(256)), 400, "invalid_parameter");
        created(dress);
        dress.put("handle", "other");
        created(dress);
        String cursor = get("/admin/products?limit=1").extract().path("nextCursor");
        assertProblem(get("/admin/products?status=draft&cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/admin/products?title=a&cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/admin/products?deleted=true&cursor=" + cursor), 400, "invalid_cursor");
    }

    @Test
    void aChangeNeedsTheETagOfWhatWasRead() {
        UUID id = created(dress);
        String stale = etag(id);
        step(id, "publish").statusCode(200);
        Map<String, Object> product = fetched(id);
        product.put("title", "Stale");

        assertProblem(put(id, stale, product), 412, "product_changed");
        assertProblem(put(id, "W/" + etag(id), product), 412, "product_changed");
        assertProblem(put(id, "nonsense", product), 412, "product_changed");
        assertProblem(
                asAdmin()
                        .contentType("application/json")
                        .body(product)
                        .put(PATH + id)
                        .then(),
                428,
                "if_match_required");
        assertProblem(asAdmin().delete(PATH + id).then(), 428, "if_match_required");
        assertProblem(asAdmin().post(PATH + id + "/archive").then(), 428, "if_match_required");
        assertProblem(asAdmin().header("If-Match", stale).delete(PATH + id).then(), 412, "product_changed");
        assertProblem(
                asAdmin().header("If-Match", stale).post(PATH + id + "/archive").then(), 412, "product_changed");
        find(id).body("title", equalTo("Ankara Dress")).body("status", equalTo("active"));
    }

    @Test
    void onlyAdministratorsMayChangeOrEvenSeeIt() {
        UUID id = created(dress);
        for (Method method : List.of(Method.GET, Method.PUT, Method.PATCH, Method.DELETE)) {
            assertRefused(given(), method, PATH + id, 401);
            assertRefused(bearer("nonsense"), method, PATH + id, 401);
            assertRefused(bearer(Tokens.expired("admin")), method, PATH + id, 401);
            assertRefused(asCustomer(UUID.randomUUID()), method, PATH + id, 403);
            assertRefused(asService(), method, PATH + id, 403);
        }
        assertRefused(given(), Method.POST, "/api/v1/admin/products", 401);
        assertRefused(asCustomer(UUID.randomUUID()), Method.POST, "/api/v1/admin/products", 403);
        assertRefused(asCustomer(UUID.randomUUID()), Method.GET, "/api/v1/admin/audit", 403);
        find(id).body("version", equalTo(0));
    }

    private void assertRefused(RequestSpecification request, Method method, String path, int status) {
        ValidatableResponse answer = request.contentType("application/json")
                .header("If-Match", "*")
                .request(method, path)
                .then();
        answer.statusCode(status).contentType("application/problem+json");
    }
}
