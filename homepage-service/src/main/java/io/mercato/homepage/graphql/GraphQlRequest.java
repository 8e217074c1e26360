package io.mercato.homepage.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.problem.ProblemException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sends (<a href="https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters">GraphQL over
 * HTTP</a>). Members that are not of the protocol are passed over, as it asks for.
 *
 * @param query the document; empty when the client names it by its hash only
 * @param operation which of its operations
 * @param hash of the document: SHA-256, 64 lower-case hexadecimal digits
 */
record GraphQlRequest(
        Optional<String> query, Optional<String> operation, Map<String, Object> variables, Optional<String> hash) {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String SHA_256 = "[0-9a-fA-F]{64}";

    /** @throws ProblemException 400 that names the member at fault */
    static GraphQlRequest of(JsonNode body, ObjectMapper json) {
        if (!body.isObject()) {
            throw invalid("body", "must be a JSON object with a 'query'");
        }
        GraphQlRequest request = new GraphQlRequest(
                text(body, "query"),
                text(body, "operationName"),
                object(body, "variables")
                        .map(node -> json.convertValue(node, OBJECT))
                        .orElseGet(Map::of),
                object(body, "extensions").flatMap(GraphQlRequest::hash));
        if (request.query().isEmpty() && request.hash().isEmpty()) {
            throw invalid("query", "must be a GraphQL document");
        }
        return request;
    }

    /**
     * From the parameters of a GET, of which {@code variables} and {@code extensions} are JSON.
     *
     * @throws ProblemException 400 that names the parameter at fault
     */
    static GraphQlRequest of(Map<String, String> parameters, ObjectMapper json) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.equals("variables") || name.equals("extensions")) {
                members.put(name, parsed(name, value, json));
            } else {
                members.put(name, json.getNodeFactory().textNode(value));
            }
        });
        JsonNode body = json.getNodeFactory().objectNode().setAll(members);
        return of(body, json);
    }

    /** @param text the document, once it is known */
    Query toQuery(String text) {
        return new Query(text, operation, variables);
    }

    private static JsonNode parsed(String name, String value, ObjectMapper json) {
        if (value.isEmpty()) {
            return json.getNodeFactory().nullNode();
        }
        try {
            return json.readTree(value);
        } catch (JsonProcessingException e) {
            throw invalid(name, "must be a JSON object");
        }
    }

    private static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw invalid(name, "must be text");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    private static Optional<JsonNode> object(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw invalid(name, "must be a JSON object");
        }
        return Optional.of(value);
    }

    private static Optional<String> hash(JsonNode extensions) {
        JsonNode persisted = extensions.path("persistedQuery");
        if (persisted.isMissingNode() || persisted.isNull()) {
            return Optional.empty();
        }
        if (persisted.path("version").asInt() != 1) {
            throw invalid("extensions.persistedQuery.version", "must be 1");
        }
        String hash = persisted.path("sha256Hash").asText();
        if (!hash.matches(SHA_256)) {
            throw invalid("extensions.persistedQuery.sha256Hash", "must be 64 hexadecimal digits");
        }
        return Optional.of(hash.toLowerCase(java.util.Locale.ROOT));
    }

    private static ProblemException invalid(String member, String detail) {
        return ProblemException.badRequest("invalid_body", member, detail);
    }
}
