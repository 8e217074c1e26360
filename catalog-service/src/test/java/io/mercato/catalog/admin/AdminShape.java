package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.etag;
import static io.mercato.catalog.admin.AdminCalls.patch;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.RestAssured.given;
import static io.restassured.http.Method.DELETE;
import static io.restassured.http.Method.GET;
import static io.restassured.http.Method.PATCH;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mercato.catalog.Catalogue;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is the same for every kind that is administrated; {@link AdministrationTest} asks all of it of each.
 *
 * @param kinds as in its paths
 * @param kind in one word
 * @param body of a good request
 * @param text the name of a field of that which takes a line of text of up to 255 characters
 * @param published whether customers see it in time
 */
public record AdminShape(
        Catalogue catalogue, String kinds, String kind, Map<String, ?> body, String text, boolean published) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11";

    /** Made, read, changed, deleted and restored, each with its version, and written down. */
    public void assertLifeIsWrittenDown() {
        ValidatableResponse made = post(kinds, unlike(body)).statusCode(201);
        String id = made.extract().path("id");
        made.header("Location", endsWith("/api/v1/admin/" + kinds + "/" + id))
                .header("ETag", etag(kinds, id))
                .body(text, equalTo(body.get(text)));

        String first = etag(kinds, id);
        String second = send(PUT, kinds + "/" + id, first, with(like(id), text, "Another"))
                .statusCode(200)
                .body(text, equalTo("Another"))
                .body("createdBy", equalTo("admin"))
                .body("updatedBy", equalTo("admin"))
                .extract()
                .header("ETag");
        assertThat(second).isEqualTo(etag(kinds, id)).isNotEqualTo(first);
        send(DELETE, kinds + "/" + id, second, null).statusCode(204);
        assertProblem(get("/admin/" + kinds + "/" + id), 404, kind + "_not_found");
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");
        assertThat(readAll("/admin/" + kinds, 2, "id")).doesNotContain(id);
        assertThat(readAll("/admin/" + kinds + "?deleted=true", 2, "id")).contains(id);
        assertProblem(send(DELETE, kinds + "/" + id, "*", null), 404, kind + "_not_found");

        String deleted = get("/admin/" + kinds + "/" + id + "?deleted=true")
                .statusCode(200)
                .body("deletedAt", notNullValue())
                .extract()
                .header("ETag");
        assertProblem(send(POST, kinds + "/" + id + "/restore", null, null), 428, "if_match_required");
        assertProblem(send(POST, kinds + "/" + id + "/restore", second, null), 412, kind + "_changed");
        send(POST, kinds + "/" + id + "/restore", deleted, null)
                .statusCode(200)
                .header("ETag", equalTo(etag(kinds, id)))
                .body("deletedAt", equalTo(null));
        assertProblem(send(POST, kinds + "/" + id + "/restore", "*", null), 409, kind + "_not_deleted");

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

    /** What is sent again as it is, or as it was answered, changes nothing, and nobody is told of it. */
    public void assertNothingNewIsNoChange() {
        String id = create(kinds, unlike(body));
        String etag = etag(kinds, id);
        Map<String, ?> answer =
                get("/admin/" + kinds + "/" + id).extract().jsonPath().getMap("");

        if (!kinds.equals("products")) {
            // Of a product, images without an id are new ones.
            send(PUT, kinds + "/" + id, etag, like(id)).statusCode(200).header("ETag", etag);
        }
        send(PUT, kinds + "/" + id, etag, answer).statusCode(200).header("ETag", etag);
        patch(kinds + "/" + id, etag, "{}").statusCode(200).header("ETag", etag);

        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 10, "action"))
                .containsExactly(kind + ".created");
    }

    /** A change that was decided on another version, or on none, is refused, and nothing is written. */
    public void assertIfMatchIsAskedFor() {
        String id = create(kinds, unlike(body));
        String etag = etag(kinds, id);
        for (String stale : List.of("\"v999\"", "\"v-1\"", etag.replace("\"", ""), "W/" + etag, "\"\"", "abc")) {
            assertProblem(send(DELETE, kinds + "/" + id, stale, null), 412, kind + "_changed");
        }
        for (Call call : changes(id)) {
            assertProblem(call.send(asAdmin().header("If-Match", "\"v999\"")), 412, kind + "_changed");
            assertProblem(call.send(asAdmin()), 428, "if_match_required");
        }
        for (Call call : changes(UNKNOWN)) {
            assertProblem(call.send(asAdmin().header("If-Match", "*")), 404, kind + "_not_found");
        }
        assertProblem(send(POST, kinds + "/" + UNKNOWN + "/restore", "*", null), 404, kind + "_not_found");
        assertProblem(get("/admin/" + kinds + "/abc"), 400, "invalid_parameter");
        assertThat(etag(kinds, id)).isEqualTo(etag);
    }

    /** Of many who edit the same version at once one succeeds, and the others are told. */
    public void assertOneOfManyEditorsWins() throws Exception {
        String id = create(kinds, unlike(body));
        String etag = etag(kinds, id);
        Map<String, ?> like = like(id);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Map<String, Object> edit = with(like, text, "Edit " + i);
                String patch = "{\"%s\": \"Patch %d\"}".formatted(text, i);
                boolean whole = i % 2 == 0;
                edits.add(editors.submit(
                        () -> (whole ? send(PUT, kinds + "/" + id, etag, edit) : patch(kinds + "/" + id, etag, patch))
                                .extract()
                                .statusCode()));
            }
            for (Future<Integer> edit : edits) {
                answers.add(edit.get());
            }
        }
        assertThat(answers).containsOnlyOnce(200).contains(412).containsOnly(200, 412);
        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 10, "action"))
                .containsExactly(kind + ".changed", kind + ".created");
    }

    /** A merge patch changes what it names and nothing else. */
    public void assertAPatchChangesWhatItNames() {
        String id = create(kinds, unlike(body));
        String path = kinds + "/" + id;
        Map<String, Object> before = get("/admin/" + path).extract().jsonPath().getMap("");

        Map<String, Object> after = patch(path, etag(kinds, id), "{\"%s\": \"Patched\"}".formatted(text))
                .statusCode(200)
                .body(text, equalTo("Patched"))
                .extract()
                .jsonPath()
                .getMap("");

        for (String changed : List.of(text, "version", "updatedAt")) {
            before.remove(changed);
            after.remove(changed);
        }
        assertThat(after).isEqualTo(before);
        assertProblem(patch(path, "*", "{\"%s\": null}".formatted(text)), 400, "invalid_parameter");
        for (String notToBeChanged : List.of("colour", "id", "version", "createdBy", "status")) {
            assertProblem(patch(path, "*", "{\"%s\": \"x\"}".formatted(notToBeChanged)), 400, "invalid_body");
        }
        for (String noPatch : List.of("[]", "\"x\"", "{", "null")) {
            assertProblem(patch(path, "*", noPatch), 400, "malformed_json");
        }
        assertProblem(send(PATCH, path, "*", Map.of(text, "x")), 415, "unsupported_media_type");
        get("/admin/" + path).body(text, equalTo("Patched"));
    }

    /** Who misspells a field is told, instead of finding later that it was passed over. */
    public void assertUnknownFieldsAreNamed() {
        String id = create(kinds, unlike(body));
        for (ValidatableResponse answer : List.of(
                post(kinds, with(unlike(body), "colour", "red")),
                send(PUT, kinds + "/" + id, "*", with(like(id), "colour", "red")))) {
            assertProblem(answer, 400, "invalid_body");
            answer.body("errors[0].field", equalTo("colour"));
        }
        get("/admin/" + kinds + "/" + id).body(text, equalTo(body.get(text)));
    }

    /**
     * Texts are kept as they are, whatever they look like, and refused when they are none or too long.
     *
     * @param longest by where each text is in the body (RFC 6901), how many characters it may have; all are in the body
     */
    public void assertTextsAreKeptOrRefused(Map<String, Integer> longest) {
        for (String kept : List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "'; DROP TABLE products; -- \" OR '1'='1",
                "🎉👩‍👩‍👧",
                "\u202Eمرحبا",
                "{{7*7}} ${jndi:ldap://x} %s %n \\ &amp;",
                "")) {
            ObjectNode written = tree();
            longest.forEach((place, most) -> put(written, place, kept.isEmpty() ? "x".repeat(most) : kept));
            String id = create(kinds, map(written));
            JsonNode read = JSON.valueToTree(
                    get("/admin/" + kinds + "/" + id).extract().jsonPath().getMap(""));
            longest.forEach((place, _) -> assertThat(read.at(place)).as(place).isEqualTo(written.at(place)));
        }
        longest.forEach((place, most) -> {
            for (String refused : List.of("a\u0000b", "\u0007", "x".repeat(most > 10_000 ? most + 1 : 10_000))) {
                ObjectNode written = tree();
                put(written, place, refused);
                var problem = post(kinds, map(written));
                assertProblem(problem, 400, "invalid_parameter");
                problem.body(
                        "errors[0].field",
                        equalTo(place.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.')));
            }
        });
        for (String refused : List.of("", " ", "tab\there", "line\nend", "x".repeat(256))) {
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

    /** Only administrators come in, whatever they would do. */
    public void assertOnlyAdministratorsComeIn() {
        String id = create(kinds, unlike(body));
        List<Call> calls = new ArrayList<>(changes(id));
        calls.add(new Call(GET, "/api/v1/admin/" + kinds, null, null));
        calls.add(new Call(GET, "/api/v1/admin/" + kinds + "/" + id, null, null));
        calls.add(new Call(POST, "/api/v1/admin/" + kinds, "application/json", unlike(body)));
        for (Call call : calls) {
            assertProblem(call.send(given().header("If-Match", "*")), 401, "unauthenticated");
            assertProblem(call.send(asCustomer(UUID.randomUUID()).header("If-Match", "*")), 403, "forbidden");
        }
        assertProblem(asService().get("/api/v1/admin/" + kinds).then(), 403, "forbidden");
        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 10, "action"))
                .containsExactly(kind + ".created");
    }

    /** Lists have those of a status, page after page. */
    public void assertListsAreOfAStatus() {
        String draft = create(kinds, unlike(body));
        String active = create(kinds, unlike(body));
        act(POST, kinds, active, "/publish").statusCode(200);

        assertThat(readAll("/admin/" + kinds, 1, "id")).containsExactlyInAnyOrder(draft, active);
        assertThat(readAll("/admin/" + kinds + "?status=draft", 1, "id")).containsExactly(draft);
        assertThat(readAll("/admin/" + kinds + "?status=active", 1, "id")).containsExactly(active);
        assertThat(readAll("/admin/" + kinds + "?status=archived", 1, "id")).isEmpty();
        for (String unknown : List.of("?status=gone", "?status=ACTIVE", "?deleted=maybe")) {
            assertProblem(get("/admin/" + kinds + unknown), 400, "invalid_parameter");
        }
    }

    /** A draft is not public, what is published is, and what is archived is not any more. */
    public void assertIsPublishedFeaturedAndArchived() {
        String id = create(kinds, unlike(body));
        get("/admin/" + kinds + "/" + id).body("status", equalTo("draft")).body("featured", equalTo(false));
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");

        act(POST, kinds, id, "/publish").statusCode(200).body("status", equalTo("active"));
        act(POST, kinds, id, "/feature").statusCode(200).body("featured", equalTo(true));
        get("/" + kinds + "/" + id).statusCode(200);

        act(POST, kinds, id, "/unfeature").statusCode(200).body("featured", equalTo(false));
        String before = etag(kinds, id);
        act(POST, kinds, id, "/unfeature").statusCode(200).header("ETag", before);

        act(POST, kinds, id, "/unpublish").statusCode(200).body("status", equalTo("draft"));
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");
        act(POST, kinds, id, "/publish").statusCode(200);
        act(POST, kinds, id, "/archive").statusCode(200).body("status", equalTo("archived"));
        assertProblem(get("/" + kinds + "/" + id), 404, kind + "_not_found");
        act(POST, kinds, id, "/publish").statusCode(200);
        act(DELETE, kinds, id, "").statusCode(204);
        send(POST, kinds + "/" + id + "/restore", "*", null).statusCode(200).body("status", equalTo("draft"));
        assertProblem(send(POST, kinds + "/" + id + "/explode", "*", null), 404, "unknown_path");
        assertThat(readAll("/admin/audit?kind=" + kind + "&id=" + id, 20, "action"))
                .containsExactly(
                        kind + ".restored",
                        kind + ".deleted",
                        kind + ".published",
                        kind + ".archived",
                        kind + ".published",
                        kind + ".unpublished",
                        kind + ".unfeatured",
                        kind + ".featured",
                        kind + ".published",
                        kind + ".created");
    }

    /** A handle stands for one thing at a time, and is free again when that is deleted. */
    public void assertAHandleIsTakenOnce() {
        String id = create(kinds, body);
        assertProblem(post(kinds, body), 409, "handle_taken");
        String other = create(kinds, with(body, "handle", "quite-another"));
        assertProblem(send(PUT, kinds + "/" + other, "*", body), 409, "handle_taken");

        act(DELETE, kinds, id, "").statusCode(204);
        create(kinds, body);
        assertProblem(send(POST, kinds + "/" + id + "/restore", "*", null), 409, "handle_taken");

        for (String handle : List.of("", "With Space", "UPPER", "a/b", "a\u0000", "x".repeat(256), "<b>", "-a")) {
            assertProblem(post(kinds, with(body, "handle", handle)), 400, "invalid_parameter");
        }
    }

    /** The body that made a thing, with the handle that it has. */
    private Map<String, ?> like(String id) {
        return body.containsKey("handle")
                ? with(
                        body,
                        "handle",
                        get("/admin/" + kinds + "/" + id).extract().path("handle"))
                : body;
    }

    /** All that changes a thing that is there. */
    private List<Call> changes(String id) {
        String path = "/api/v1/admin/" + kinds + "/" + id;
        List<Call> changes = new ArrayList<>(List.of(
                new Call(PUT, path, "application/json", with(body, text, "Another")),
                new Call(PATCH, path, "application/merge-patch+json", Map.of(text, "Another")),
                new Call(DELETE, path, null, null)));
        if (published) {
            for (String step : List.of("publish", "unpublish", "archive", "feature", "unfeature")) {
                changes.add(new Call(POST, path + "/" + step, null, null));
            }
        }
        return changes;
    }

    /** A request, but for who makes it. */
    private record Call(Method method, String path, String contentType, Map<String, ?> body) {
        ValidatableResponse send(RequestSpecification request) {
            if (body != null) {
                request.contentType(contentType).body(body);
            }
            return request.request(method, path).then();
        }
    }

    private ObjectNode tree() {
        return JSON.valueToTree(unlike(body));
    }

    private static Map<String, Object> map(ObjectNode written) {
        return JSON.convertValue(written, new TypeReference<>() {});
    }

    private static void put(ObjectNode written, String place, String value) {
        JsonPointer pointer = JsonPointer.compile(place);
        switch (written.at(pointer.head())) {
            case ObjectNode object -> object.put(pointer.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(pointer.last().getMatchingIndex(), array.textNode(value));
            case JsonNode other -> throw new IllegalArgumentException(place + " is not in " + other);
        }
    }

    /** With another handle, where there is one. */
    private static Map<String, ?> unlike(Map<String, ?> body) {
        return body.containsKey("handle") ? with(body, "handle", "h-" + UUID.randomUUID()) : body;
    }
}
