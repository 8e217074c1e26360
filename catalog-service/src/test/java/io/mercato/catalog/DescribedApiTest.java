package io.mercato.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The description of the API is one that somebody could write a client from, without asking. */
@QuarkusTest
class DescribedApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern CODE = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b|\\((unauthenticated|forbidden)\\)");

    private static final Pattern SAID_TWICE = Pattern.compile("(.{20,}) \\1");

    /** Of these everybody knows what one looks like. */
    private static final Set<String> KNOWN_FORMATS = Set.of("uuid", "date-time", "date", "binary");

    private JsonNode document;

    @BeforeEach
    void theDocument() throws Exception {
        document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void everyAnswerHasASchemaAndShowsWhatItsFieldsLookLike() {
        assertThat(operations().flatMap(this::answersWithoutExamples)).isEmpty();
    }

    @Test
    void everyBodyOfARequestHasAnExample() {
        assertThat(operations().flatMap(this::bodiesWithoutExamples)).isEmpty();
    }

    @Test
    void everyOperationTellsOfItsProblemsByTheirCodes() {
        assertThat(operations().flatMap(DescribedApiTest::problemsWithoutCode)).isEmpty();
    }

    @Test
    void noPlaceholderIsLeftAndNothingIsSaidTwice() {
        assertThat(operations().flatMap(operation -> operation.node().findValuesAsText("description").stream()))
                .noneMatch(text -> text.contains("{kind}") || text.contains("{a kind}"))
                .noneMatch(text -> SAID_TWICE.matcher(text).find());
    }

    private record Described(String name, JsonNode node) {}

    private Stream<Described> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> new Described(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    private Stream<String> answersWithoutExamples(Described operation) {
        return operation.node().path("responses").properties().stream()
                .filter(response -> response.getKey().matches("20[0-35-9]"))
                .flatMap(response -> {
                    String name = operation.name() + " " + response.getKey();
                    JsonNode content = response.getValue().path("content");
                    return content.isEmpty()
                            ? Stream.of(name + ": no content")
                            : content.valueStream()
                                    .flatMap(media -> withoutExamples(media).stream())
                                    .map(field -> name + ": " + field);
                })
                .filter(lack -> !lack.contains(" 202: no content"));
    }

    private Stream<String> bodiesWithoutExamples(Described operation) {
        return operation
                .node()
                .path("requestBody")
                .path("content")
                .valueStream()
                .flatMap(media -> Stream.concat(
                        withoutExamples(media).stream(),
                        media.toString().contains("example")
                                        || expanded(media.path("schema"), new HashSet<>())
                                                .contains("example")
                                ? Stream.empty()
                                : Stream.of("no example at all")))
                .map(field -> operation.name() + ": " + field);
    }

    private static Stream<String> problemsWithoutCode(Described operation) {
        List<Map.Entry<String, JsonNode>> problems = operation.node().path("responses").properties().stream()
                .filter(response -> response.getKey().matches("[45].."))
                .toList();
        if (problems.isEmpty()) {
            return operation.node().path("parameters").isEmpty()
                    ? Stream.empty()
                    : Stream.of(operation.name() + ": no problem");
        }
        return problems.stream()
                .filter(response -> !response.getValue().has("$ref")
                        && !CODE.matcher(response.getValue().path("description").asText())
                                .find())
                .map(response -> operation.name() + " " + response.getKey() + ": "
                        + response.getValue().path("description").asText());
    }

    private List<String> withoutExamples(JsonNode media) {
        if (media.has("example") || media.has("examples")) {
            return List.of();
        }
        List<String> lacking = new ArrayList<>();
        collect(media.path("schema"), "", Set.of(), lacking);
        return lacking;
    }

    private void collect(JsonNode schema, String field, Set<String> within, List<String> lacking) {
        String reference = schema.path("$ref").asText();
        if (within.contains(reference)) {
            return;
        }
        Set<String> inside = new HashSet<>(within);
        if (!reference.isEmpty()) {
            inside.add(reference);
        }
        JsonNode known = resolved(schema);
        if (known.isMissingNode() || known.isEmpty()) {
            lacking.add(field + " has no schema");
            return;
        }
        if (Stream.of("example", "examples", "enum", "const").anyMatch(known::has)) {
            return;
        }
        boolean composed = false;
        for (String part : List.of("allOf", "anyOf", "oneOf")) {
            for (JsonNode one : known.path(part)) {
                composed = true;
                if (!one.path("type").asText().equals("null")) {
                    collect(one, field, inside, lacking);
                }
            }
        }
        if (known.has("items")) {
            collect(known.path("items"), field + "[]", inside, lacking);
        } else if (known.has("properties")) {
            known.path("properties")
                    .properties()
                    .forEach(
                            property -> collect(property.getValue(), field + "." + property.getKey(), inside, lacking));
        } else if (!composed
                && !known.path("type").toString().contains("boolean")
                && !KNOWN_FORMATS.contains(known.path("format").asText())) {
            lacking.add(field);
        }
    }

    /** A schema with all that it refers to, as text. */
    private String expanded(JsonNode schema, Set<String> seen) {
        StringBuilder text = new StringBuilder(schema.toString());
        schema.findValuesAsText("$ref").stream()
                .filter(seen::add)
                .forEach(reference -> text.append(expanded(document.at(reference.substring(1)), seen)));
        return text.toString();
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }
}
