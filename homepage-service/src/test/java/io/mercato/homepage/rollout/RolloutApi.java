package io.mercato.homepage.rollout;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.HashMap;
import java.util.Map;

/** The rollout, as administrators and callers use it. */
final class RolloutApi {
    static final String ADMIN = "/api/v1/admin/rollout/homepage";
    static final String PUBLIC = "/api/v1/rollout/homepage";

    /** In bucket 4396, and so in batch from 43.97 % on. */
    static final String BELOW_HALF = "visitor-1";

    /** In bucket 5919. */
    static final String ABOVE_HALF = "visitor-11";

    private RolloutApi() {}

    static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin("ada")).contentType(ContentType.JSON);
    }

    static ValidatableResponse read() {
        return admin().get(ADMIN).then();
    }

    static String etag() {
        return read().statusCode(200).extract().header("ETag");
    }

    static ValidatableResponse put(String ifMatch, Object percent, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("percent", percent);
        body.put("reason", reason);
        return admin().header("If-Match", ifMatch).body(body).put(ADMIN).then();
    }

    static void set(int percent) {
        put(etag(), percent, "a test").statusCode(200).body("percent", equalTo(percent));
    }

    static ValidatableResponse variantOf(String anonymousId) {
        return given().queryParam("anonymousId", anonymousId).get(PUBLIC).then();
    }
}
