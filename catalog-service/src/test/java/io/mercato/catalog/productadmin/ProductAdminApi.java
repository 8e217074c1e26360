package io.mercato.catalog.productadmin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.bearer;
import static io.mercato.catalog.Api.fields;

import io.mercato.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls of the administration of products. */
final class ProductAdminApi {
    private static final String PATH = "/api/v1/admin/products";

    private ProductAdminApi() {}

    /** A dress in two colours, one of them in two sizes; of each there are ten. */
    static Map<String, Object> dress(UUID store) {
        Map<String, Object> dress = new HashMap<>();
        dress.put("storeId", store.toString());
        dress.put("handle", "dress");
        dress.put("title", "Ankara Dress");
        dress.put("description", "Sewn in Abeokuta.\n\nWash\tcold.");
        dress.put("vendor", "Omolara");
        dress.put("productType", "Dress");
        dress.put("tags", List.of("ankara", "new"));
        dress.put("currency", "NGN");
        dress.put("optionNames", List.of("Colour"));
        dress.put("searchPreview", Map.of("title", "Dresses", "description", "From Abeokuta"));
        dress.put(
                "variants",
                new ArrayList<>(List.of(
                        variant("Indigo", size("M", 5000, 10), size("L", 6000, 10)),
                        variant("Rust", size("M", 4000, 10)))));
        dress.put(
                "images",
                new ArrayList<>(List.of(
                        Map.of("url", "https://cdn.example.org/1.jpg", "alt", "Front"),
                        Map.of("url", "/api/v1/products/pictures/dress-1.svg"))));
        return dress;
    }

    @SafeVarargs
    static Map<String, Object> variant(String colour, Map<String, Object>... sizes) {
        return new HashMap<>(Map.of("options", Map.of("Colour", colour), "sizes", new ArrayList<>(List.of(sizes))));
    }

    static Map<String, Object> size(String name, long price, int initialQuantity) {
        Map<String, Object> size = new HashMap<>();
        size.put("name", name);
        size.put("sku", "SKU-" + name);
        size.put("price", money(price));
        size.put("initialQuantity", initialQuantity);
        return size;
    }

    static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "NGN");
    }

    static ValidatableResponse create(Object body) {
        return json(asAdmin()).body(body).post(PATH).then();
    }

    /** Adds it, which must succeed; answers its id. */
    static UUID created(Object body) {
        return UUID.fromString((String) fields(create(body).statusCode(201)).get("id"));
    }

    static ValidatableResponse find(UUID id) {
        return asAdmin().get(PATH + "/" + id).then();
    }

    /** What is there, to be changed and sent back. */
    static Map<String, Object> fetched(UUID id) {
        return new HashMap<>(find(id).statusCode(200).extract().jsonPath().getMap(""));
    }

    static JsonPath read(UUID id) {
        return find(id).statusCode(200).extract().jsonPath();
    }

    static String etag(UUID id) {
        return find(id).statusCode(200).extract().header("ETag");
    }

    /** Replaces whatever is there now. */
    static ValidatableResponse put(UUID id, Object body) {
        return put(id, "*", body);
    }

    static ValidatableResponse put(UUID id, String ifMatch, Object body) {
        return json(asAdmin())
                .header("If-Match", ifMatch)
                .body(body)
                .put(PATH + "/" + id)
                .then();
    }

    static ValidatableResponse putAs(String name, UUID id, String ifMatch, Object body) {
        return json(bearer(Tokens.admin(name)))
                .header("If-Match", ifMatch)
                .body(body)
                .put(PATH + "/" + id)
                .then();
    }

    static ValidatableResponse patch(UUID id, String ifMatch, Object body) {
        return asAdmin()
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(body)
                .patch(PATH + "/" + id)
                .then();
    }

    /** Publishes, archives, …, whatever is there now. */
    static ValidatableResponse step(UUID id, String step) {
        return asAdmin()
                .header("If-Match", "*")
                .post(PATH + "/" + id + "/" + step)
                .then();
    }

    static ValidatableResponse delete(UUID id) {
        return asAdmin().header("If-Match", "*").delete(PATH + "/" + id).then();
    }

    /** The item of a list in a body that was fetched. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> item(Map<String, Object> body, String list, int index) {
        return ((List<Map<String, Object>>) body.get(list)).get(index);
    }

    /** A list in a body that was fetched. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> items(Map<String, Object> body, String list) {
        return (List<Map<String, Object>>) body.get(list);
    }

    private static RequestSpecification json(RequestSpecification request) {
        return request.contentType("application/json");
    }
}
