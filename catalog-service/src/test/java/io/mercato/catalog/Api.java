package io.mercato.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import java.util.ArrayList;
import java.util.List;

/** Calls of the public API. */
public final class Api {
    private Api() {}

    /** GETs a path below {@code /api/v1}. */
    public static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get("/api/v1" + path).then();
    }

    /** What is at a path, which must be 200. */
    public static JsonPath read(String path) {
        return get(path).statusCode(200).extract().jsonPath();
    }

    /** One property of every item of a list, read page after page to its end. */
    public static List<String> readAll(String path, int limit, String property) {
        List<String> all = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        String cursor = null;
        do {
            JsonPath page = read(cursor == null ? start : start + "&cursor=" + cursor);
            all.addAll(page.getList("items." + property, String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return all;
    }

    /** A problem of this status and code. */
    public static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
