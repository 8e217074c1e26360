package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** The homepage as browsers, proxies and administrators meet it, through the edge. */
@ExtendWith(RunningSuite.class)
class PageOverHttpIT {

    private static final String PAGE = "/api/v1/homepage";
    private static final String CUSTOMER = "019a0000-0000-7000-8000-00000000000a";
    private static final String ANOTHER = "019a0000-0000-7000-8000-00000000000b";

    private Administration ada;

    @BeforeEach
    void aWholePageInMemory(Mercato mercato) {
        ada = new Administration(mercato.token("admin", "ada"));
        fromMemory(PAGE);
    }

    private static void fromMemory(String page) {
        await().untilAsserted(() -> when().get(page)
                .then()
                .statusCode(200)
                .body("data.metadata.partialFailure", is(false))
                .header("Cache-Status", containsString("hit; detail=memory")));
    }

    @Test
    void whatABrowserHasAlreadyIsNotSentAgain() {
        String etag = given().header("Accept-Encoding", "identity")
                .get(PAGE)
                .then()
                .header("Cache-Control", containsString("public"))
                .header("Cache-Control", containsString("s-maxage=60"))
                .header("Cache-Control", containsString("stale-if-error"))
                .header("Cache-Tag", containsString("section:newArrivals"))
                .header("Vary", containsString("Accept-Encoding"))
                .header("Server-Timing", containsString("newArrivals"))
                .header("Age", not(nullValue()))
                .extract()
                .header("ETag");
        assertThat(etag).matches("\"[^\"]+\"");

        for (String had : List.of(etag, "\"other\", W/" + etag + " ,\"more\"", "*")) {
            given().header("If-None-Match", had)
                    .get(PAGE)
                    .then()
                    .statusCode(304)
                    .header("Cache-Control", containsString("s-maxage=60"))
                    .header("Content-Length", nullValue());
        }
        for (String had : List.of("\"other\"", "garbage", etag.replace("\"", ""), "\"", ",,,")) {
            given().header("If-None-Match", had).get(PAGE).then().statusCode(200);
        }
    }

    @Test
    void headTellsWhatGetWouldAndEachAnswerHowLongItIs() throws Exception {
        HttpResponse<byte[]> got = send("GET", "identity");
        HttpResponse<byte[]> head = send("HEAD", "identity");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Cache-Control", "Content-Type", "Content-Length", "Vary", "Cache-Tag")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isPresent()
                    .isEqualTo(got.headers().firstValue(header));
        }
        assertThat(got.headers().firstValueAsLong("Content-Length")).hasValue(got.body().length);
    }

    @Test
    void thePageComesCompressedForWhoeverCanReadItAndIsTheSame() throws Exception {
        HttpResponse<byte[]> plain = send("GET", "identity");
        HttpResponse<byte[]> gzip = send("GET", "gzip");
        HttpResponse<byte[]> brotli = send("GET", "gzip;q=0.5, br");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(gunzip(gzip.body())).isEqualTo(plain.body());
        assertThat(brotli.body().length).isLessThan(gzip.body().length);
        assertThat(gzip.body().length).isLessThan(plain.body().length / 3);
        for (HttpResponse<byte[]> answer : List.of(plain, gzip, brotli)) {
            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        }
        assertThat(List.of(etag(plain), etag(gzip), etag(brotli))).doesNotHaveDuplicates();
    }

    private static HttpResponse<byte[]> send(String method, String encoding) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + PAGE))
                    .header("Accept-Encoding", encoding)
                    .method(method, BodyPublishers.noBody())
                    .build();
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readAllBytes();
        }
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void howAnAddressIsWrittenNeitherSplitsNorPoisonsThePage() {
        List<String> ways = List.of(PAGE, PAGE + "?limit=10", PAGE + "?utm=x&LIMIT=10", PAGE + "?limit=%31%30");
        await().untilAsserted(() -> assertThat(ways.stream()
                        .map(way ->
                                when().get(way).then().statusCode(200).extract().header("ETag"))
                        .distinct())
                .hasSize(1));
        for (String odd : List.of("limit=5&limit=6", "limit=5&LIMIT=6", "limit=10%20", "userId=x&userId=y")) {
            when().get(PAGE + "?" + odd).then().spec(problem(400, "invalid_parameter"));
        }
        given().header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get(PAGE)
                .then()
                .statusCode(200)
                .body(not(containsString("evil.example")));
        when().get(PAGE).then().body(not(containsString("evil.example")));
    }

    @Test
    void aLongAddressIsReadAndOneThatIsTooLongIsAProblem() {
        when().get(PAGE + "?x=" + "a".repeat(8 * 1024)).then().statusCode(200);
        when().get(PAGE + "?x=" + "a".repeat(16 * 1024)).then().statusCode(414).body("code", equalTo("uri_too_long"));
        // With what the edge adds a service is sent more than the edge takes.
        given().header("X-Long", "a".repeat(16_000)).get(PAGE).then().statusCode(200);
        given().header("X-Long", "a".repeat(17_000))
                .get(PAGE)
                .then()
                .statusCode(431)
                .body("code", equalTo("headers_too_large"));
    }

    @Test
    void aPersonalPageIsForItsCustomerAndAdministratorsAndNobodyKeepsIt(Mercato mercato) {
        String store = ada.store("personal");
        String seen = ada.product(store, "Personal Pouch", 3);
        String bought = ada.product(store, "Personal Purse", 3);
        for (int device = 0; device < 5; device++) {
            tell(Map.of("anonymousId", UUID.randomUUID().toString(), "events", events(seen, bought)), "");
        }
        tell(Map.of("events", events(seen)), mercato.token("customer", CUSTOMER));
        String mine = PAGE + "?limit=20&userId=" + CUSTOMER;
        await().untilAsserted(() -> page(
                        mercato.token("customer", CUSTOMER), "/api/v1/products/recommended?userId=" + CUSTOMER)
                .body("items.id", hasItem(bought)));

        await().untilAsserted(() -> page(mercato.token("customer", CUSTOMER), mine)
                .statusCode(200)
                .header("Cache-Control", startsWith("private"))
                .header("Vary", containsString("Authorization"))
                .header("Cache-Tag", nullValue())
                .body("data.metadata.cacheKey", containsString(CUSTOMER))
                .body("data.sections.justForYou.items.id", hasItem(bought)));
        page(mercato.token("admin", "ada"), mine).statusCode(200);
        page(mercato.token("customer", ANOTHER), mine).spec(problem(403, "forbidden"));
        when().get(mine).then().spec(problem(401, "unauthenticated"));
        page("garbage", mine).spec(problem(401, "invalid_token"));
        page(mercato.token("customer", CUSTOMER), PAGE)
                .statusCode(200)
                .header("Cache-Control", startsWith("public"))
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"))
                .body("data.sections.justForYou.items.id", not(hasItem(bought)));
    }

    private static ValidatableResponse page(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private static List<Map<String, String>> events(String... products) {
        return List.of(products).stream()
                .map(product -> Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "type",
                        "view",
                        "productId",
                        product,
                        "happenedAt",
                        Instant.now().toString()))
                .toList();
    }

    private static void tell(Map<String, ?> body, String token) {
        var request = token.isEmpty() ? given() : given().auth().oauth2(token);
        request.contentType("application/json")
                .body(body)
                .post("/api/v1/interactions")
                .then()
                .statusCode(202);
    }

    @Test
    void anAdministratorHasThePageForgottenAndItIsToldWho() {
        Instant before = made();
        invalidate(Map.of("tags", List.of("product:" + UUID.randomUUID()), "reason", "not on the page"));
        assertThat(made()).as("what it does not show is nothing to it").isEqualTo(before);

        for (Map<String, ?> what : List.<Map<String, ?>>of(
                Map.of("sections", List.of("newArrivals"), "reason", "prices by SQL"),
                Map.of("keys", List.of("homepage:anonymous:v1")),
                Map.of("all", true))) {
            Instant earlier = made();
            invalidate(what);
            await().untilAsserted(() -> assertThat(made()).as("%s", what).isAfter(earlier));
            fromMemory(PAGE);
        }
        ada.get("cache/invalidations?limit=10")
                .statusCode(200)
                .body("items.actor", hasItem("ada"))
                .body("items.reason", hasItem("prices by SQL"));
        ada.post("cache/invalidate", Map.of("sections", List.of("nothing"))).spec(problem(422, "section_unknown"));
        given().contentType("application/json")
                .body(Map.of("all", true))
                .post("/api/v1/admin/cache/invalidate")
                .then()
                .spec(problem(401, "unauthenticated"));
    }

    private void invalidate(Map<String, ?> what) {
        ada.post("cache/invalidate", what).statusCode(200);
    }

    private static Instant made() {
        return Instant.parse(when().get(PAGE).then().statusCode(200).extract().path("data.metadata.timestamp"));
    }

    @Test
    void theSixCallsTellThatTheyEndWhenAndWhatComesInstead() {
        for (String path : List.of(
                "/products/featured",
                "/products/new-arrivals",
                "/stores/featured",
                "/events/featured",
                "/offers?featured=true",
                "/offers?flashSale=true")) {
            when().get("/api/v1" + path)
                    .then()
                    .statusCode(200)
                    .header("Deprecation", "@" + Mercato.DEPRECATED_SINCE.getEpochSecond())
                    .header("Sunset", startsWith("Sat, 05 Jun 2027"))
                    .header("Link", containsString("</api/v1/homepage>; rel=\"successor-version\""));
        }
        when().get("/api/v1/products").then().statusCode(200).header("Deprecation", nullValue());
    }

    @Test
    void theRolloutIsOpenedStepByStepAndRolledBackAtOnce(Mercato mercato) {
        when().get("/api/v1/rollout/homepage")
                .then()
                .statusCode(200)
                .body("variant", equalTo("legacy"))
                .header("Cache-Control", "private, no-store")
                .cookie("mercato-anonymous-id");
        String admin = "rollout/homepage";
        String version = ada.get(admin).statusCode(200).extract().header("ETag");

        share(version, 50).statusCode(200);

        share(version, 60).spec(problem(412, "rollout_changed"));
        List<String> variants = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16).stream()
                .map(visitor -> variant("visitor-" + visitor))
                .toList();
        assertThat(variants).contains("batch", "legacy");
        share(ada.get(admin).extract().header("ETag"), 100).statusCode(200);
        assertThat(variant("visitor-1")).isEqualTo("batch");
        given().auth()
                .oauth2(mercato.token("customer", CUSTOMER))
                .get("/api/v1/rollout/homepage")
                .then()
                .body("variant", equalTo("batch"))
                .body("assignedBy", not(equalTo("anonymous")));
        when().get(PAGE).then().header("Mercato-Rollout", nullValue());

        ada.request().post("/api/v1/admin/rollout/homepage/rollback").then().statusCode(200);

        assertThat(variant("visitor-1")).isEqualTo("legacy");
        ada.get(admin + "/changes").body("items.actor", hasItem("ada"));
    }

    private ValidatableResponse share(String version, int percent) {
        return ada.request()
                .header("If-Match", version)
                .body(Map.of("percent", percent, "reason", "a step"))
                .put("/api/v1/admin/rollout/homepage")
                .then();
    }

    private static String variant(String visitor) {
        return when().get("/api/v1/rollout/homepage?anonymousId=" + visitor)
                .then()
                .statusCode(200)
                .extract()
                .path("variant");
    }
}
