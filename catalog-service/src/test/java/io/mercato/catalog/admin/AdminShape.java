package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.etag;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.RestAssured.given;
import static io.restassured.http.Method.DELETE;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.mercato.catalog.Catalogue;
import io.restassured.response.ValidatableResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is the same for every kind that is administrated; each kind's test asks all of it.
 *
 * @param kinds as in its paths
 * @param kind in one word
 * @param body of a good request
 * @param text the name of a field of that which takes a line of text of up to 255 characters
 */
public record AdminShape(Catalogue catalogue, String kinds, String kind, Map<String, ?> body, String text) {
    private static final String UNKNOWN = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11";

    /** Made, read, changed, deleted and restored, each with its version, and written down. */
    public void assertLifeIsWrittenDown() {
        ValidatableResponse made = post(kinds, body).statusCode(201).header("ETag", "\"v0\"");
        String id = made.extract().path("id");
        made.header("Location", endsWith("/api/v1/admin/" + kinds + "/" + id)).body(text, equalTo(body.get(text)));

        send(PUT, kinds + "/" + id, "\"v0\"", with(body, text, "Another"))
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body(text, equalTo("Another"))
                .body("createdBy", equalTo("admin"))
                .body("updatedBy", equalTo("admin"));
        send(DELETE, kinds + "/" + id, "\"v1\"", null).statusCode(204);
        assertProblem(get("/admin/" + kinds + "/" + id), 404, kind + "_not_found");
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");
        assertThat(readAll("/admin/" + kinds, 2, "id")).doesNotContain(id);
        assertThat(readAll("/admin/" + kinds + "?deleted=true", 2, "id")).contains(id);
        assertProblem(send(DELETE, kinds + "/" + id, "*", null), 404, kind + "_not_found");

        send(POST, kinds + "/" + id + "/restore", null, null)
                .statusCode(200)
                .header("ETag", "\"v3\"")
                .body("deletedAt", equalTo(null));
        assertProblem(send(POST, kinds + "/" + id + "/restore", null, null), 409, kind + "_not_deleted");

        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 10, "action"))
                .containsExactly(kind + ".restored", kind + ".deleted", kind + ".changed", kind + ".created");
        get("/admin/audit?kind=" + kind + "&id=" + id)
                .body("items[2].details." + text + ".from", equalTo(body.get(text)))
                .body("items[2].details." + text + ".to", equalTo("Another"))
                .body("items[2].actor", equalTo("admin"))
                .body("items[2].at", notNullValue());
        assertThat(catalogue.texts("SELECT type FROM outbox WHERE subject = ?", kind + ":" + id))
                .isSubsetOf("io.mercato.catalog." + kind + ".changed.v1");
    }

    /** What is sent again as it is changes nothing, and nobody is told of it. */
    public void assertNothingNewIsNoChange() {
        String id = create(kinds, body);

        send(PUT, kinds + "/" + id, "\"v0\"", body).statusCode(200).header("ETag", "\"v0\"");

        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 10, "action"))
                .containsExactly(kind + ".created");
    }

    /** A change that was decided on another version, or on none, is refused. */
    public void assertIfMatchIsAskedFor() {
        String id = create(kinds, body);
        for (String stale : List.of("\"v1\"", "\"v-1\"", "v0", "W/\"v0\"", "\"\"", "abc")) {
            assertProblem(send(PUT, kinds + "/" + id, stale, body), 412, kind + "_changed");
            assertProblem(send(DELETE, kinds + "/" + id, stale, null), 412, kind + "_changed");
        }
        assertProblem(send(PUT, kinds + "/" + id, null, body), 428, "if_match_required");
        assertProblem(send(DELETE, kinds + "/" + id, null, null), 428, "if_match_required");
        assertProblem(send(PUT, kinds + "/" + UNKNOWN, "*", body), 404, kind + "_not_found");
        assertProblem(send(DELETE, kinds + "/" + UNKNOWN, "*", null), 404, kind + "_not_found");
        assertProblem(send(POST, kinds + "/" + UNKNOWN + "/restore", null, null), 404, kind + "_not_found");
        assertProblem(get("/admin/" + kinds + "/abc"), 400, "invalid_parameter");
    }

    /** Of many who edit the same version at once one succeeds, and the others are told. */
    public void assertOneOfManyEditorsWins() throws Exception {
        String id = create(kinds, body);
        String etag = etag(kinds, id);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Map<String, Object> edit = with(body, text, "Edit " + i);
                edits.add(editors.submit(
                        () -> send(PUT, kinds + "/" + id, etag, edit).extract().statusCode()));
            }
            for (Future<Integer> edit : edits) {
                answers.add(edit.get());
            }
        }
        assertThat(answers).containsOnlyOnce(200).contains(412).containsOnly(200, 412);
        assertThat(etag(kinds, id)).isEqualTo("\"v1\"");
    }

    /** Texts are kept as they are, whatever they look like, and refused when they are none. */
    public void assertTextsAreKeptOrRefused() {
        for (String kept : List.of(
                "<script>alert(1)</script>",
                "'; DROP TABLE products; --",
                "🎉👩‍👩‍👧",
                "\u202Eمرحبا",
                "{{7*7}} ${jndi:ldap://x} %s %n",
                "x".repeat(255))) {
            String id = create(kinds, unlike(with(body, text, kept)));
            get("/admin/" + kinds + "/" + id).body(text, equalTo(kept));
        }
        for (String refused : List.of("", " ", "a\u0000b", "x".repeat(10_000), "tab\there", "line\nend")) {
            assertProblem(post(kinds, unlike(with(body, text, refused))), 400, "invalid_parameter");
        }
        assertProblem(post(kinds, with(body, text, null)), 400, "invalid_parameter");
        assertProblem(post(kinds, with(body, text, Map.of("not", "text"))), 400, "invalid_body");
        assertProblem(
                asAdmin()
                        .contentType("application/json")
                        .body("{")
                        .post("/api/v1/admin/" + kinds)
                        .then(),
                400,
                "malformed_json");
    }

    /** Only administrators come in. */
    public void assertOnlyAdministratorsComeIn() {
        String path = "/api/v1/admin/" + kinds;
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(asCustomer(UUID.randomUUID()).get(path).statusCode()).isEqualTo(403);
        assertThat(given().contentType("application/json").body(body).post(path).statusCode())
                .isEqualTo(401);
        assertThat(asCustomer(UUID.randomUUID())
                        .contentType("application/json")
                        .body(body)
                        .post(path)
                        .statusCode())
                .isEqualTo(403);
    }

    /** A draft is not public, what is published is, and what is archived is not any more. */
    public void assertIsPublishedFeaturedAndArchived() {
        String id = create(kinds, body);
        get("/admin/" + kinds + "/" + id).body("status", equalTo("draft")).body("featured", equalTo(false));
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");

        act(POST, kinds, id, "/publish").statusCode(200).body("status", equalTo("active"));
        act(POST, kinds, id, "/feature").statusCode(200).body("featured", equalTo(true));
        get("/" + kinds + "/" + id).statusCode(200).body("featured", equalTo(true));
        assertThat(readAll("/" + kinds + "/featured", 5, "id")).contains(id);

        act(POST, kinds, id, "/unfeature").statusCode(200).body("featured", equalTo(false));
        assertThat(readAll("/" + kinds + "/featured", 5, "id")).doesNotContain(id);
        String before = etag(kinds, id);
        act(POST, kinds, id, "/unfeature").statusCode(200).header("ETag", before);

        act(POST, kinds, id, "/archive").statusCode(200).body("status", equalTo("archived"));
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");
        act(POST, kinds, id, "/publish").statusCode(200);
        act(DELETE, kinds, id, "").statusCode(204);
        send(POST, kinds + "/" + id + "/restore", null, null).statusCode(200).body("status", equalTo("draft"));

        assertProblem(send(POST, kinds + "/" + id + "/publish", null, null), 428, "if_match_required");
        assertProblem(send(POST, kinds + "/" + id + "/publish", "\"v0\"", null), 412, kind + "_changed");
        assertProblem(send(POST, kinds + "/" + UNKNOWN + "/publish", "*", null), 404, kind + "_not_found");
        assertProblem(send(POST, kinds + "/" + id + "/explode", "*", null), 404, "unknown_path");
    }

    /** A handle stands for one thing at a time, and is free again when that is deleted. */
    public void assertAHandleIsTakenOnce() {
        String id = create(kinds, body);
        assertProblem(post(kinds, body), 409, "handle_taken");
        String other = create(kinds, with(body, "handle", "quite-another"));
        assertProblem(send(PUT, kinds + "/" + other, "*", body), 409, "handle_taken");

        act(DELETE, kinds, id, "").statusCode(204);
        create(kinds, body);
        assertProblem(send(POST, kinds + "/" + id + "/restore", null, null), 409, "handle_taken");

        for (String handle : List.of("", "With Space", "UPPER", "a/b", "a\u0000", "x".repeat(256), "<b>", "-a")) {
            assertProblem(post(kinds, with(body, "handle", handle)), 400, "invalid_parameter");
        }
    }

    /** With another handle, where there is one. */
    private static Map<String, Object> unlike(Map<String, Object> body) {
        return body.containsKey("handle") ? with(body, "handle", "h-" + UUID.randomUUID()) : body;
    }
}
