package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.fields;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.Map;
import java.util.UUID;

/** Calls of the administration of one kind of thing, such as {@code bundles}. */
public record AdminApi(String kinds) {
    public ValidatableResponse create(Object body) {
        return asAdmin().contentType("application/json").body(body).post(path()).then();
    }

    /** Creates what must be taken; its id. */
    public UUID created(Map<String, Object> body) {
        return UUID.fromString((String) fields(create(body).statusCode(201)).get("id"));
    }

    public ValidatableResponse get(UUID id) {
        return asAdmin().get(path() + "/" + id).then();
    }

    public JsonPath read(UUID id) {
        return get(id).statusCode(200).extract().jsonPath();
    }

    /** The entity tag of what is there now. */
    public String tag(UUID id) {
        return get(id).statusCode(200).extract().header("ETag");
    }

    /** @param ifMatch {@code null} to leave it out */
    public ValidatableResponse replace(UUID id, String ifMatch, Object body) {
        return matching(ifMatch)
                .contentType("application/json")
                .body(body)
                .put(path() + "/" + id)
                .then();
    }

    /** @param patch a merge patch, as JSON */
    public ValidatableResponse patch(UUID id, String ifMatch, String patch) {
        return matching(ifMatch)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(path() + "/" + id)
                .then();
    }

    /** @param ifMatch {@code null} to leave it out */
    public ValidatableResponse step(UUID id, String step, String ifMatch) {
        return matching(ifMatch).post(path() + "/" + id + "/" + step).then();
    }

    /** Takes a step of what is there now. */
    public ValidatableResponse step(UUID id, String step) {
        return step(id, step, "*");
    }

    /** @param ifMatch {@code null} to leave it out */
    public ValidatableResponse delete(UUID id, String ifMatch) {
        return matching(ifMatch).delete(path() + "/" + id).then();
    }

    public ValidatableResponse list(String query) {
        return asAdmin().get(path() + query).then();
    }

    private String path() {
        return "/api/v1/admin/" + kinds;
    }

    private static RequestSpecification matching(String ifMatch) {
        return ifMatch == null ? asAdmin() : asAdmin().header("If-Match", ifMatch);
    }
}
