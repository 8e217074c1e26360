package io.mercato.homepage.graphql;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

import java.util.Map;

/** Queries over HTTP. */
final class Asked {
    static final String PATH = "/api/v1/graphql";

    private Asked() {}

    static ValidatableResponse query(String query) {
        return query(query, Map.of());
    }

    static ValidatableResponse query(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post(PATH)
                .then();
    }
}
