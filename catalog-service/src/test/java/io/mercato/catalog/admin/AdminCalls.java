package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.fields;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.HashMap;
import java.util.Map;

/** Calls of the administration, as an administrator. */
public final class AdminCalls {
    private AdminCalls() {}

    /** Makes a row, which must succeed; its id. */
    public static String create(String kinds, Map<String, ?> body) {
        return (String) fields(post(kinds, body).statusCode(201)).get("id");
    }

    public static ValidatableResponse post(String path, Map<String, ?> body) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/admin/" + path)
                .then();
    }

    /** POSTs without a body, or deletes, sending the ETag of what is there now. */
    public static ValidatableResponse act(Method method, String kinds, String id, String action) {
        return send(method, kinds + "/" + id + action, etag(kinds, id), null);
    }

    /** @param ifMatch {@code null} sends none; likewise the body */
    public static ValidatableResponse send(Method method, String path, String ifMatch, Map<String, ?> body) {
        RequestSpecification request = asAdmin();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(ContentType.JSON).body(body);
        }
        return request.request(method, "/api/v1/admin/" + path).then();
    }

    /** @param patch a merge patch, as JSON */
    public static ValidatableResponse patch(String path, String ifMatch, String patch) {
        return asAdmin()
                .header("If-Match", ifMatch)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch("/api/v1/admin/" + path)
                .then();
    }

    /** The ETag of a row that is there. */
    public static String etag(String kinds, String id) {
        return asAdmin()
                .get("/api/v1/admin/" + kinds + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** A body with one more field, which may be {@code null}. */
    public static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
