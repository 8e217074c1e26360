package io.mercato.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mercato.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Calls of the public API. */
public final class Api {
    /** To sign a token, and to verify one that is not known yet, takes longer than most requests do. */
    private static final Cache<String, String> TOKENS = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(1, TimeUnit.MINUTES)
            .build();

    private Api() {}

    /** A request of an administrator called "admin". */
    public static RequestSpecification asAdmin() {
        return bearer(TOKENS.get("admin", _ -> Tokens.admin()));
    }

    /** A request of a customer. */
    public static RequestSpecification asCustomer(UUID id) {
        return bearer(TOKENS.get(id.toString(), Tokens::customer));
    }

    /** A request of another service. */
    public static RequestSpecification asService() {
        return bearer(serviceToken());
    }

    /** What another service shows. */
    public static String serviceToken() {
        return TOKENS.get("service", _ -> Tokens.service());
    }

    /** A request with this token. */
    public static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }

    /** GETs a path below {@code /api/v1}; below {@code /admin} as an administrator, else as nobody in particular. */
    public static ValidatableResponse get(String path) {
        RequestSpecification request = path.startsWith("/admin") ? asAdmin() : given();
        return request.urlEncodingEnabled(false).get("/api/v1" + path).then();
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
            Map<String, Object> answer = page.getMap("");
            ((List<?>) answer.get("items")).forEach(item -> all.add(text(item, property)));
            cursor = (String) answer.get("nextCursor");
        } while (cursor != null);
        return all;
    }

    /**
     * The fields of an object. For what is asked often: REST Assured compiles a class of Groovy for each path that one asks it
     * for, which takes some milliseconds.
     */
    public static Map<String, Object> fields(ValidatableResponse response) {
        return response.extract().jsonPath().getMap("");
    }

    /** The text at names that are separated by dots. */
    private static String text(Object json, String names) {
        Object found = json;
        for (String name : names.split("\\.")) {
            found = found == null ? null : ((Map<?, ?>) found).get(name);
        }
        return found == null ? null : found.toString();
    }

    /** A problem of this status and code. */
    public static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status).contentType("application/problem+json");
        assertThat(fields(response)).containsEntry("code", code);
    }
}
