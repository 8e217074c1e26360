package io.mercato.system;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What administrators do, through the edge. */
final class Administration {

    private static final String ROOT = "/api/v1/admin/";

    private final String token;

    Administration(String token) {
        this.token = token;
    }

    /** One size of one variant of a product. */
    record Size(String variantId, String sizeId) {}

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    ValidatableResponse post(String path, Map<String, ?> body) {
        return request().body(body).post(ROOT + path).then();
    }

    ValidatableResponse get(String path) {
        return request().get(ROOT + path).then();
    }

    JsonPath read(String path) {
        return get(path).statusCode(200).extract().jsonPath();
    }

    /** Makes a thing, which must be taken; its id. */
    String created(String kinds, Map<String, ?> body) {
        return post(kinds, body).statusCode(201).extract().path("id");
    }

    /** Makes a thing and publishes it; its id. */
    String published(String kinds, Map<String, ?> body) {
        String id = created(kinds, body);
        step(kinds, id, "publish");
        return id;
    }

    /** What {@code If-Match} must say to change what is there now. */
    String version(String kinds, String id) {
        return get(kinds + "/" + id).statusCode(200).extract().header("ETag");
    }

    /** Publishes, features, archives …, which must succeed. */
    void step(String kinds, String id, String step) {
        step(kinds, id, step, version(kinds, id)).statusCode(200);
    }

    ValidatableResponse step(String kinds, String id, String step, String ifMatch) {
        return request()
                .header("If-Match", ifMatch)
                .post(ROOT + kinds + "/" + id + "/" + step)
                .then();
    }

    /** @param patch a merge patch (RFC 7396) */
    ValidatableResponse patch(String kinds, String id, String ifMatch, Map<String, ?> patch) {
        return request()
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch(ROOT + kinds + "/" + id)
                .then();
    }

    /** A store on sale. */
    String store(String handle) {
        return published("stores", Map.of("handle", handle, "name", "Store " + handle));
    }

    /** A product on sale, at 50.00 NGN, in one size. */
    String product(String store, String title, int quantity) {
        return published("products", goods(store, title, quantity));
    }

    /** What a product is made from; its handle is its title's. */
    static Map<String, Object> goods(String store, String title, int quantity) {
        Map<String, Object> size = Map.of(
                "name",
                "M",
                "sku",
                "SKU-M",
                "price",
                Map.of("amount", 5000, "currency", "NGN"),
                "initialQuantity",
                quantity);
        return new HashMap<>(Map.of(
                "storeId",
                store,
                "handle",
                title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                "title",
                title,
                "currency",
                "NGN",
                "optionNames",
                List.of("Colour"),
                "variants",
                List.of(Map.of("options", Map.of("Colour", "Indigo"), "sizes", List.of(size)))));
    }

    /** The only size of a product. */
    Size size(String product) {
        JsonPath read = read("products/" + product);
        return new Size(read.getString("variants[0].id"), sizeId(product));
    }

    private static String sizeId(String product) {
        return given().get("/api/v1/products/" + product)
                .then()
                .statusCode(200)
                .extract()
                .path("data.variants[0].sizes[0].id");
    }
}
