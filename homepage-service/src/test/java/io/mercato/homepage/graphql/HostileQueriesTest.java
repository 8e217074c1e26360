package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.mercato.homepage.graphql.Asked.PATH;
import static io.mercato.homepage.graphql.Asked.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who means harm: nothing of it takes long, reaches catalog-service, or is felt by anybody else. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class HostileQueriesTest {
    /** Milliseconds; on a busy machine. */
    private static final long SOON = 3_000L;

    private static final List<String> CLIENTS_FAULT = List.of(
            "invalid_query",
            "invalid_syntax",
            "invalid_variables",
            "invalid_parameter",
            "query_too_complex",
            "query_too_deep");

    @TestHTTPResource(PATH)
    URI endpoint;

    Catalog catalog;

    @BeforeEach
    void aCatalogue() {
        catalog.isWell();
    }

    /** Written out, each of these numbers takes a gigabyte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"{ search(filter: {minPrice: 1e999999999}) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minPrice: 1e30000000}) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minPrice: \\\"1e30000000\\\"}) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minPrice: \\\"1e999999999\\\"}) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minRating: 1e999999999}) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minRating: 1e-999999999}) { nextCursor } }\"}",
                "{\"query\": \"{ stores(near: \\\"6.4,3.3\\\", radiusKm: 1e999999999) { nextCursor } }\"}",
                "{\"query\": \"{ stores(near: \\\"6.4,3.3\\\", radiusKm: \\\"1e999999999\\\") { nextCursor } }\"}",
                "{\"query\": \"query ($r: BigDecimal = 1e999999999) { stores(near: \\\"6.4,3.3\\\", radiusKm: $r) { nextCursor } }\"}",
                "{\"query\": \"query ($r: BigDecimal) { stores(near: \\\"6.4,3.3\\\", radiusKm: $r) { nextCursor } }\","
                        + " \"variables\": {\"r\": \"1e999999999\"}}",
                "{\"query\": \"query ($r: BigDecimal) { stores(near: \\\"6.4,3.3\\\", radiusKm: $r) { nextCursor } }\","
                        + " \"variables\": {\"r\": 1e999999999}}",
                "{\"query\": \"query ($r: BigDecimal) { stores(near: \\\"6.4,3.3\\\", radiusKm: $r) { nextCursor } }\","
                        + " \"variables\": {\"r\": 1e-999999999}}",
                "{\"query\": \"query ($f: SearchFilter) { search(filter: $f) { nextCursor } }\","
                        + " \"variables\": {\"f\": {\"minPrice\": \"1e999999999\"}}}",
                "{\"query\": \"query ($f: SearchFilter) { search(filter: $f) { nextCursor } }\","
                        + " \"variables\": {\"f\": {\"minPrice\": 1e999999999, \"minRating\": \"-1e999999999\"}}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": 1e999999999}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": \"1e999999999\"}}"
            })
    void aNumberThatIsTooLargeToBeWrittenOutIsRefusedAtOnce(String body) {
        isRefused(body).time(lessThan(SOON));
    }

    /** Their lower bits are 100; to who looks at 64 of them they are less than nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"query ($n: Int) { products(limit: $n) { items { variants { options { name } } } } }\","
                        + " \"variables\": {\"n\": 27670116110564327524}}",
                "{\"query\": \"query ($n: Int) { products(limit: $n) { items { variants { options { name } } } } }\","
                        + " \"variables\": {\"n\": -9223372036854775708}}",
                "{\"query\": \"{ products(limit: 27670116110564327524) { nextCursor } }\"}",
                "{\"query\": \"{ search(filter: {minPrice: 27670116110564327524}) { nextCursor } }\"}"
            })
    void aNumberIsNotTakenForItsLowerBits(String body) {
        isRefused(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"query ($f: SearchFilter) { search(filter: $f) { nextCursor } }\","
                        + " \"variables\": {\"f\": {\"minPrice\": \"12abc\"}}}",
                "{\"query\": \"query ($f: SearchFilter) { search(filter: $f) { nextCursor } }\","
                        + " \"variables\": {\"f\": {\"tag\": [[\"a\"]]}}}",
                "{\"query\": \"query ($f: SearchFilter) { search(filter: $f) { nextCursor } }\", \"variables\": {\"f\": [1]}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": [1]}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": {\"a\": 1}}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": 1.5}}",
                "{\"query\": \"query ($n: Int) { stores(limit: $n) { nextCursor } }\", \"variables\": {\"n\": \"many\"}}",
                "{\"query\": \"query ($c: String) { stores(cursor: $c) { nextCursor } }\", \"variables\": {\"c\": 1}}",
                "{\"query\": \"\\u0000\"}",
                "{\"query\": \"{ events(limit: \\\"a) { nextCursor } }\"}"
            })
    void whatIsWrongIsToldWithoutOurOwnInside(String body) {
        isRefused(body)
                .body(
                        "errors.message",
                        everyItem(not(matchesPattern("(?s).*(SRGQL|ANTLR|io\\.|java|Exception|ArrayList|HashMap).*"))));
    }

    static Stream<String> queriesThatTakeLongToCheck() {
        return Stream.of(
                "{ events { items { " + "title ".repeat(2_500) + "} } }",
                "{ events { items { title " + "@skip(if: false) ".repeat(900) + "} } }",
                "{ events { items { title " + "@a".repeat(7_000) + " } } }",
                "{ " + "... on Query { ".repeat(400) + "__typename" + " }".repeat(400) + " }",
                "{ " + "a ".repeat(8_000) + "}",
                "query ("
                        + IntStream.range(0, 900)
                                .mapToObj(i -> "$v" + i + ": Int ")
                                .collect(Collectors.joining()) + ") { __typename }",
                "{ events { " + "items { ".repeat(1_500),
                "{ search(filter: {tag: " + "[".repeat(7_000) + "]".repeat(7_000) + "}) { nextCursor } }",
                "{ ...f0 } "
                        + IntStream.range(0, 200)
                                .mapToObj(i -> "fragment f%d on Query { ...f%d ...f%d a: __typename } "
                                        .formatted(i, i + 1, (i + 7) % 201))
                                .collect(Collectors.joining())
                        + "fragment f200 on Query { __typename }",
                "{ ...f0 ...f1 ...f2 } "
                        + IntStream.range(0, 120)
                                .mapToObj(i ->
                                        "fragment f%d on Query { events { items { ...g%d } } } fragment g%d on Event { ...g%d title }"
                                                .formatted(i, i, i, i + 1))
                                .collect(Collectors.joining(" "))
                        + " fragment g120 on Event { title }",
                "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
                "{ "
                        + IntStream.range(0, 25)
                                .mapToObj(i -> "a" + i + ": __schema { types { name } } ")
                                .collect(Collectors.joining())
                        + "}",
                "{ __schema { types { " + "ofType { ".repeat(40) + "name" + " }".repeat(40) + " } } }");
    }

    @ParameterizedTest
    @MethodSource("queriesThatTakeLongToCheck")
    void aQueryThatIsMadeToTakeLongToCheckDoesNot(String query) {
        query(query)
                .time(lessThan(SOON))
                .statusCode(200)
                .body("errors", notNullValue())
                .body("errors.extensions.code", everyItem(in(allowed(query))));
        assertThat(asked()).isEmpty();
    }

    private static List<String> allowed(String query) {
        return query.contains("...f0") || query.contains(": __schema")
                ? Stream.concat(CLIENTS_FAULT.stream(), Stream.of("too_many_root_fields", "too_many_aliases"))
                        .toList()
                : CLIENTS_FAULT;
    }

    @Test
    void whatIsReadCostsAlsoWhenItIsNotShown() {
        String reviews = IntStream.range(0, 30)
                .mapToObj(i -> "r%d: reviews(limit: %d) { nextCursor } ".formatted(i, 100 - i))
                .collect(Collectors.joining());
        query("{ products(limit: 80) { items { " + reviews + "} } }")
                .body("errors.extensions.code", contains("query_too_complex"));
        query("{ products(limit: 100) { nextCursor } }").body("errors.extensions.code", nullValue());
        query("query ($n: Int = 90) { products(limit: 90) { items { reviews(limit: $n) { __typename } } } }")
                .body("errors.extensions.code", contains("query_too_complex"));
    }

    @Test
    void argumentsThatAreTooLongForACallHarmNobodyElse() {
        new Goods(catalog.wireMock()).one("/api/v1/search", aResponse().withStatus(414));
        for (int i = 0; i < 40; i++) {
            query(
                            "query ($t: [String]) { search(filter: {tag: $t}) { nextCursor } }",
                            Map.of("t", List.of("x".repeat(8_000), Integer.toString(i))))
                    .body("errors[0].extensions.code", equalTo("arguments_too_long"));
        }
        new Goods(catalog.wireMock()).one("/api/v1/search", okJson(Goods.items()));
        query("query ($q: String) { search(query: $q) { nextCursor } }", Map.of("q", UUID.randomUUID()))
                .body("errors", nullValue())
                .body("data.search.nextCursor", equalTo("next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutation { __typename }", "mutation m { buy(id: 1) { id } }", "subscription { changes }"})
    void whatIsNoQueryIsRefusedAndToldWhy(String operation) {
        query(operation)
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo("unsupported_operation"))
                .body("errors[0].message", equalTo("There are only queries here, no mutations and no subscriptions."));
        given().accept("application/graphql-response+json")
                .queryParam("query", operation)
                .get(PATH)
                .then()
                .statusCode(400)
                .header("Cache-Control", equalTo("no-store"));
    }

    /** What a page of another site can have a browser send without asking us first (Fetch, "CORS-safelisted request-header"). */
    @Test
    void aFormOfAnotherSiteIsNotTakenForAQuery() throws Exception {
        String query = "{\"query\": \"{ __typename }\"}";
        assertThat(status("text/plain", query)).isEqualTo(415);
        assertThat(status("application/x-www-form-urlencoded", "query={__typename}"))
                .isEqualTo(415);
        assertThat(status("multipart/form-data; boundary=x", "--x--")).isEqualTo(415);
        assertThat(status("text/plain; application/json", query)).isEqualTo(415);
        assertThat(status("", query)).isEqualTo(415);
        assertThat(status("application/json", query)).isEqualTo(200);
        assertThat(status("application/json; charset=utf-8", query)).isEqualTo(200);
    }

    @Test
    void aTokenThatIsNotGoodIsRefusedForSomebodysPageAndOnlyForThat() {
        String query = "query ($id: ID) { mine: homepage(limit: 3, userId: $id) { metadata { ttl } } __typename }";
        for (Map.Entry<String, String> each : Map.of(
                        Tokens.expired("customer"), "token_expired",
                        Tokens.forged("customer"), "invalid_token",
                        Tokens.foreign("customer"), "invalid_token",
                        Tokens.promoted("customer", "admin"), "invalid_token",
                        Tokens.unsigned("admin"), "invalid_token",
                        Tokens.signedWithThePublicKey("admin"), "invalid_token")
                .entrySet()) {
            given().auth()
                    .oauth2(each.getKey())
                    .contentType("application/json")
                    .body(Map.of("query", query, "variables", Map.of("id", UUID.randomUUID())))
                    .post(PATH)
                    .then()
                    .statusCode(200)
                    .body("data.mine", nullValue())
                    .body("data.__typename", equalTo("Query"))
                    .body("errors.extensions.code", contains(each.getValue()));
        }
    }

    /** For a fault of the client's, and without asking catalog-service. */
    private ValidatableResponse isRefused(String body) {
        ValidatableResponse answer = given().contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("errors", not(empty()))
                .body("errors.extensions.code", everyItem(in(CLIENTS_FAULT)));
        assertThat(asked()).isEmpty();
        return answer;
    }

    private int status(String contentType, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** But for the sections of the homepage, which are renewed when it is time. */
    private List<String> asked() {
        return new Goods(catalog.wireMock()).calls();
    }
}
