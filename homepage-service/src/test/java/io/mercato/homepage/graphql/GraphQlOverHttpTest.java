package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.mercato.homepage.graphql.Asked.PATH;
import static io.mercato.homepage.graphql.Asked.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** The protocol: what a request must be, what is refused, what can be cached. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class GraphQlOverHttpTest {
    private static final String GRAPHQL = "application/graphql-response+json";

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI service;

    Catalog catalog;

    @BeforeEach
    void aCatalogue() {
        catalog.isWell();
        new Goods(catalog.wireMock()).one("/api/v1/events", okJson(Goods.items(Goods.event(null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "7",
                "\"{ events { nextCursor } }\"",
                "{}",
                "{\"query\": \"\"}",
                "{\"query\": 7}",
                "{\"query\": null, \"variables\": {}}",
                "{\"query\": \"{ events { nextCursor } }\", \"variables\": []}",
                "{\"query\": \"{ events { nextCursor } }\", \"operationName\": {}}",
                "{\"query\": \"{ events { nextCursor } }\", \"extensions\": 1}",
                "{\"extensions\": {\"persistedQuery\": {\"version\": 2, \"sha256Hash\": \"00\"}}}",
                "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"00\"}}}",
                "[]",
                "[7]",
                "[{\"query\": \"{ a }\"}, {}]"
            })
    void aBodyThatIsNoRequestIs400(String body) {
        given().contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", notNullValue());
    }

    static Stream<Arguments> invalidQueries() {
        return Stream.of(
                Arguments.of("{ events { nextCursor }", "invalid_syntax"),
                Arguments.of("}{", "invalid_syntax"),
                Arguments.of("{ nothing }", "invalid_query"),
                Arguments.of("{ events { items { secret } } }", "invalid_query"),
                Arguments.of("{ events }", "invalid_query"),
                Arguments.of("{ events(limit: \"five\") { nextCursor } }", "invalid_query"),
                Arguments.of("{ product { __typename } }", "invalid_query"),
                Arguments.of("{ ...a } fragment a on Query { ...a }", "invalid_query"),
                Arguments.of("query ($n: Int!) { events(limit: $n) { nextCursor } }", "invalid_variables"),
                Arguments.of("mutation { buy }", "unsupported_operation"),
                Arguments.of("subscription { changes }", "unsupported_operation"),
                Arguments.of(
                        "query a { events { nextCursor } } query b { events { nextCursor } }", "unknown_operation"),
                Arguments.of("{ events { items { title ...a } } }", "invalid_query"));
    }

    @ParameterizedTest
    @MethodSource("invalidQueries")
    void aQueryThatIsNotValidIsAnErrorWithACode(String query, String code) {
        query(query)
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo(code))
                .body("errors[0].message", notNullValue());
        given().contentType("application/json")
                .accept(GRAPHQL)
                .body(Map.of("query", query))
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(startsWith(GRAPHQL))
                .body("errors[0].extensions.code", equalTo(code));
        assertThat(catalog.wireMock().getAllServeEvents()).isEmpty();
    }

    static Stream<Arguments> wrongVariables() {
        return Stream.of(
                Arguments.of(
                        "query ($n: Int) { events(limit: $n) { nextCursor } }",
                        Map.of("n", "many"),
                        "invalid_parameter"),
                Arguments.of(
                        "query ($n: Int) { events(limit: $n) { nextCursor } }",
                        Map.of("n", 9_999_999_999L),
                        "invalid_parameter"),
                Arguments.of(
                        "query ($n: Int) { events(limit: $n) { nextCursor } }", Map.of("n", 0), "invalid_parameter"),
                Arguments.of(
                        "query ($n: Int) { events(limit: $n) { nextCursor } }", Map.of("n", 101), "invalid_parameter"),
                Arguments.of(
                        "query ($id: ID!) { product(id: $id) { __typename } }",
                        Map.of("id", "../secret"),
                        "invalid_parameter"),
                Arguments.of(
                        "query ($id: ID!) { store(id: $id) { id } }", Map.of("id", "1-1-1-1-1"), "invalid_parameter"),
                Arguments.of("query ($id: ID!) { store(id: $id) { id } }", Map.of(), "invalid_variables"),
                Arguments.of(
                        "query ($c: String) { events(cursor: $c) { nextCursor } }",
                        Map.of("c", "x".repeat(2001)),
                        "invalid_parameter"),
                Arguments.of(
                        "query ($f: SearchFilter) { search(filter: $f) { nextCursor } }",
                        Map.of("f", Map.of("colour", "red")),
                        "invalid_variables"),
                Arguments.of(
                        "query ($f: SearchFilter) { search(filter: $f) { nextCursor } }",
                        Map.of("f", Map.of("store", List.of("x"))),
                        "invalid_parameter"),
                Arguments.of(
                        "query ($c: ProductChoice) { products(choice: $c) { nextCursor } }",
                        Map.of("c", "BEST"),
                        "invalid_variables"));
    }

    @ParameterizedTest
    @MethodSource("wrongVariables")
    void wrongVariablesAreErrorsThatNameThem(String query, Map<String, Object> variables, String code) {
        query(query, variables)
                .statusCode(200)
                .body("errors", hasSize(1))
                .body("errors[0].extensions.code", equalTo(code));
        assertThat(catalog.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void aLimitThatIsOutOfBoundsIsNamed() {
        query("{ events(limit: 101) { nextCursor } homepage(limit: 51) { metadata { ttl } } }")
                .body("errors.extensions.errors.flatten().field", contains("limit", "limit"))
                .body(
                        "errors.message",
                        contains("limit must be less than or equal to 100", "limit must be less than or equal to 50"));
    }

    @Test
    void nullAsAnArgumentIsWhatIsUsual() {
        new Goods(catalog.wireMock()).one("/api/v1/activities", okJson(Goods.items()));
        query("{ activities(limit: null, featured: null, cursor: null, filter: null) { nextCursor } }")
                .body("errors", nullValue());
        assertThat(catalog.wireMock()
                        .getAllServeEvents()
                        .getFirst()
                        .getRequest()
                        .getUrl())
                .isEqualTo("/api/v1/activities?limit=20");
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of(
                        "{ products(limit: 100) { items { variants { options { name } sizes { price { amount } } } } } }",
                        "query_too_complex"),
                Arguments.of(
                        "query ($n: Int = 100) { products(limit: $n) { items { variants { options { name } sizes { price { amount } } } } } }",
                        "query_too_complex"),
                Arguments.of(
                        "{ events { items { "
                                + IntStream.range(0, 31)
                                        .mapToObj(i -> "t" + i + ": title ")
                                        .reduce("", String::concat) + "} } }",
                        "too_many_aliases"),
                Arguments.of(many("a%d: events { nextCursor }", 11), "too_many_root_fields"),
                Arguments.of("{ " + "events { nextCursor } ".repeat(11) + "}", "too_many_root_fields"),
                Arguments.of("{ events { items { title } } #" + "x".repeat(17_000) + "\n}", "query_too_long"),
                Arguments.of(
                        "{ products(limit: 50) { items { reviews(limit: 50) { items { rating text } } } } }",
                        "query_too_complex"),
                Arguments.of(
                        "query ($n: Int = 100) { products(limit: 50) { items { reviews(limit: $n) { items { rating } } } } }",
                        "query_too_complex"),
                Arguments.of(fragments(28), "query_too_complex"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void aQueryThatAsksForTooMuchIsRefusedBeforeAnythingIsFetched(String query, String code) {
        long begun = System.nanoTime();
        query(query).statusCode(200).body("errors", hasSize(1)).body("errors[0].extensions.code", equalTo(code));
        assertThat((System.nanoTime() - begun) / 1_000_000).as("milliseconds").isLessThan(3_000);
        assertThat(catalog.wireMock().getAllServeEvents()).isEmpty();
    }

    private static String many(String field, int count) {
        return IntStream.range(0, count).mapToObj(field::formatted).reduce("{ ", (all, each) -> all + each + " ") + "}";
    }

    /** Each contains the next one twice, so that together they are 2^count fields. */
    private static String fragments(int count) {
        StringBuilder query = new StringBuilder("{ events { items { ...f0 } } } ");
        for (int i = 0; i < count; i++) {
            query.append("fragment f%d on Event { ...f%d ...f%d } ".formatted(i, i + 1, i + 1));
        }
        return query.append("fragment f%d on Event { title }".formatted(count)).toString();
    }

    @Test
    void listsThatAreShortCostLittle() {
        query("{ products(limit: 5) { items { variants { options { name } sizes { price { amount } } } } } }")
                .body("errors.extensions.code", not(contains("query_too_complex")));
    }

    @Test
    void severalOperationsAreAnsweredInTheirOrder() {
        String body = "[{\"query\": \"{ events { items { title } } }\"}, {\"query\": \"{ nothing }\"}]";
        given().contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("[0].data.events.items.title", contains("Fair"))
                .body("[1].errors[0].extensions.code", equalTo("invalid_query"));
        String tooMany = "[" + "{\"query\": \"{ events { nextCursor } }\"},".repeat(5) + "{\"query\": \"{ a }\"}]";
        given().contentType("application/json")
                .body(tooMany)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_body"));
    }

    @Test
    void otherMethodsAndMediaTypesAreRefused() {
        given().put(PATH).then().statusCode(405);
        given().delete(PATH).then().statusCode(405);
        given().contentType("text/plain")
                .body("{ events { nextCursor } }")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
        given().contentType("application/json")
                .accept("text/html")
                .body("{\"query\": \"{ a }\"}")
                .post(PATH)
                .then()
                .statusCode(406);
        given().contentType("application/json")
                .body("{\"query\": \"" + "x".repeat(1_100_000) + "\"}")
                .post(PATH)
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void aWebSocketIsNotOpened() {
        given().header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_body"));
    }

    @Test
    void anAnswerToGetCanBeCachedAndAskedForAgain() {
        String tag = given().queryParam("query", "query q($n: Int) { events(limit: $n) { items { title } } }")
                .queryParam("variables", "{\"n\": 3}")
                .queryParam("operationName", "q")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("data.events.items.title", contains("Fair"))
                .header("Cache-Control", "public, max-age=30, s-maxage=60")
                .header("Vary", containsString("Accept"))
                .extract()
                .header("ETag");
        given().queryParam("query", "query q($n: Int) { events(limit: $n) { items { title } } }")
                .queryParam("variables", "{\"n\": 3}")
                .header("If-None-Match", "\"x\", W/" + tag)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @Test
    void anAnswerWithErrorsIsNotCached() {
        given().queryParam("query", "{ nothing }")
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
        given().queryParam("query", "{ events { nextCursor } }")
                .queryParam("variables", "{")
                .get(PATH)
                .then()
                .statusCode(400);
        given().get(PATH).then().statusCode(400).body("errors[0].field", equalTo("query"));
    }

    @Test
    void aQueryThatWasSentWithItsHashIsKnownByIt() {
        String query = "{ events { items { title } } } # " + UUID.randomUUID();
        String hash = QueryHash.of(query);
        persisted(hash)
                .statusCode(200)
                .body("errors[0].message", equalTo("PersistedQueryNotFound"))
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
        given().contentType("application/json")
                .body(Map.of("query", query, "extensions", extensions(hash)))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("data.events.items.title", contains("Fair"));
        persisted(hash).statusCode(200).body("data.events.items.title", contains("Fair"));
        given().queryParam("extensions", "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}")
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public"))
                .body("data.events.items.title", contains("Fair"));
        await().until(() -> redis.value(String.class).get("graphql:query:" + hash), query::equals);
        assertThat(redis.key().ttl("graphql:query:" + hash)).isBetween(86_000L, 86_400L);
    }

    @Test
    void anotherReplicasQueryIsFoundInRedisUnlessItIsNotWhatItsHashSays() {
        String query = "{ events { items { title } } } # " + UUID.randomUUID();
        redis.value(String.class).set("graphql:query:" + QueryHash.of(query), query);
        persisted(QueryHash.of(query)).body("data.events.items.title", contains("Fair"));
        String forged = QueryHash.of(UUID.randomUUID().toString());
        redis.value(String.class).set("graphql:query:" + forged, query);
        persisted(forged).body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
    }

    @Test
    void aQueryUnderTheHashOfAnotherIsRefusedAndOneThatIsNotValidIsNotKept() {
        given().contentType("application/json")
                .body(Map.of("query", "{ events { nextCursor } }", "extensions", extensions("0".repeat(64))))
                .post(PATH)
                .then()
                .body("errors[0].extensions.code", equalTo("persisted_query_mismatch"));
        String invalid = "{ nothing } # " + UUID.randomUUID();
        given().contentType("application/json")
                .body(Map.of("query", invalid, "extensions", extensions(QueryHash.of(invalid))))
                .post(PATH)
                .then()
                .body("errors[0].extensions.code", equalTo("invalid_query"));
        persisted(QueryHash.of(invalid)).body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
    }

    @Test
    void theSchemaCanBeAskedForWhereIntrospectionIsOn() {
        query("{ __schema { queryType { fields { name } } } __type(name: \"Money\") { description } }")
                .body("errors", nullValue())
                .body("data.__type.description", equalTo("An amount of money, exact."));
        given().get(PATH + "/schema.graphql").then().statusCode(200).body(containsString("type Query"));
    }

    @Test
    void graphiQlIsThereWhileDevelopingAndAsksOurEndpoint() {
        given().get("/q/graphql-ui/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("render.js"));
        given().get("/q/graphql-ui/render.js")
                .then()
                .statusCode(200)
                .body(containsString("const api = '" + PATH + "';"));
    }

    @Test
    void aTypeThatIsSaidTwiceAsGraphiQlDoesIsTakenAndTwoDifferentOnesAreNot() throws Exception {
        assertThat(status("application/json, application/json")).isEqualTo(200);
        assertThat(status("application/json,application/json,application/json")).isEqualTo(200);
        assertThat(status("application/json, text/plain")).isEqualTo(415);
        assertThat(status("text/plain, text/plain")).isEqualTo(415);
    }

    private int status(String contentType) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(PATH))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void metricsAreNamedByTheSchemaAndNeverByAClient() {
        query("query EvilName { evilAlias: events { items { title } } }");
        query("{ evilField }");
        new Goods(catalog.wireMock()).one("/api/v1/stores", serverError());
        query("query ($c: String) { stores(cursor: $c) { nextCursor } }", Map.of("c", UUID.randomUUID()));
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("mercato_graphql_operations_seconds_count{operation=\"events\",outcome=\"complete\"}")
                .contains("mercato_graphql_operations_seconds_count{operation=\"none\",outcome=\"refused\"}")
                .contains("field=\"Query.stores\"")
                .contains("uri=\"/api/v1/graphql\"")
                .doesNotContain("Evil")
                .doesNotContain("evil");
    }

    private static ValidatableResponse persisted(String hash) {
        return given().contentType("application/json")
                .body(Map.of("extensions", extensions(hash)))
                .post(PATH)
                .then();
    }

    private static Map<String, Object> extensions(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }
}
