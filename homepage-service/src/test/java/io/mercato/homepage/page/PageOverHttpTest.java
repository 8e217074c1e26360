package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

/** What an answer with a page is, byte by byte and header by header. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class PageOverHttpTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/api/v1/homepage")
    URI homepage;

    @Inject
    RedisDataSource redis;

    Catalog catalog;

    @BeforeEach
    void aWholePageIsCached() {
        catalog.isWellAgain();
        catalog.answers(
                "newArrivals",
                okJson("{\"items\":[" + "{\"title\":\"Àdìrẹ 👗\"},".repeat(50) + "{}]}")
                        .withHeader("Cache-Tag", "products,product:1"));
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
        });
    }

    @Test
    void aPageSaysWhatItShowsHowLongItMayBeKeptAndWhereItCameFrom() throws Exception {
        HttpResponse<byte[]> answer = get("Accept-Encoding", "gzip");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Cache-Control"))
                .isEqualTo("public, max-age=10, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Age")).isEqualTo("0");
        assertThat(header(answer, "Cache-Status")).isEqualTo("homepage-service; hit; detail=memory");
        assertThat(header(answer, "Cache-Tag").split(","))
                .contains("products", "product:1", "section:newArrivals", "section:events");
        assertThat(header(answer, "Surrogate-Key").split(" ")).contains("products", "product:1");
        assertThat(header(answer, "Server-Timing"))
                .matches("justForYou;dur=\\d+, newArrivals;dur=\\d+, .*, made;dur=\\d+");
        assertThat(header(answer, "ETag")).matches("\"[\\w-]{24}\"");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Request-Id")).isNotEmpty();
    }

    @Test
    void itIsTheSameTextInEachCoding() throws Exception {
        String text = new String(get().body(), "UTF-8");
        assertThat(text).contains("Àdìrẹ 👗").endsWith("}}}");
        assertThat(new String(GzipParts.text(get("Accept-Encoding", "gzip").body()), "UTF-8"))
                .isEqualTo(text);
        assertThat(Brotli4jLoader.isAvailable()).isTrue();
        byte[] brotli = get("Accept-Encoding", "gzip, deflate, br").body();
        assertThat(new String(Decoder.decompress(brotli).getDecompressedData(), "UTF-8"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br",
                "br;q=0, gzip | gzip",
                "GZIP | gzip",
                "x-gzip | gzip",
                "br;q=1.0, gzip;q=0.5 | br",
                "gzip;q=0 | none",
                "gzip;q=0.000, identity | none",
                "* | br",
                "*;q=0 | none",
                "identity | none",
                "deflate | none",
                "garbage;;;q=, ,,=; | none"
            })
    void aClientGetsTheBestCodingThatItTakes(String accepted, String coding) throws Exception {
        HttpResponse<byte[]> answer = get("Accept-Encoding", accepted);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("none"))
                .isEqualTo(coding);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    }

    @Test
    void bytesAndETagStayTheSameAsLongAsThePageDoes() throws Exception {
        HttpResponse<byte[]> one = get("Accept-Encoding", "br");
        HttpResponse<byte[]> other = get("Accept-Encoding", "br");
        assertThat(other.body()).isEqualTo(one.body());
        assertThat(header(other, "ETag")).isEqualTo(header(one, "ETag"));
        assertThat(header(get("Accept-Encoding", "gzip"), "ETag")).isNotEqualTo(header(one, "ETag"));
    }

    @Test
    void theFirstAnswerDiffersInItsMetadataAndIsKnownAgainAllTheSame() throws Exception {
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
        HttpResponse<byte[]> first = get("Accept-Encoding", "gzip, br");
        assertThat(GzipParts.text(first.body())).asString().contains("\"fromCache\":false");
        HttpResponse<byte[]> second = get("Accept-Encoding", "gzip, br");
        assertThat(header(second, "ETag")).isNotEqualTo(header(first, "ETag"));
        HttpResponse<byte[]> third = get("Accept-Encoding", "gzip, br", "If-None-Match", header(first, "ETag"));
        assertThat(third.statusCode()).isEqualTo(304);
        assertThat(header(third, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" , W/%s", "*", " * ", ",,%s,,", "garbage %s"})
    void whoHasThePageAlreadyIsToldSo(String ifNoneMatch) throws Exception {
        String etag = header(get("Accept-Encoding", "gzip"), "ETag");
        HttpResponse<byte[]> answer = get("Accept-Encoding", "gzip", "If-None-Match", ifNoneMatch.formatted(etag));
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(etag);
        assertThat(header(answer, "Cache-Control")).startsWith("public");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "garbage", "\"", "W/", "W/\"\"", "é", "\"*\"", "**", ","})
    void whoHasSomethingElseIsSentThePage(String ifNoneMatch) throws Exception {
        assertThat(get("If-None-Match", ifNoneMatch).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAClientCouldNotReadIsNotSaidToBeWhatItHas() throws Exception {
        String brotli = header(get("Accept-Encoding", "br"), "ETag");
        assertThat(get("If-None-Match", brotli).statusCode()).isEqualTo(200);
    }

    @Test
    void headIsAnsweredWithTheHeadersOfAGet() throws Exception {
        HttpResponse<byte[]> get = get("Accept-Encoding", "gzip");
        HttpResponse<byte[]> head =
                send(request("Accept-Encoding", "gzip").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(stable(head)).isEqualTo(stable(get));
    }

    @Test
    void itIsAnsweredAlikeFromMemoryAndByTheLongWay() throws Exception {
        HttpResponse<byte[]> hit = get("Accept-Encoding", "gzip");
        HttpResponse<byte[]> other = byTheLongWay();
        assertThat(other.body()).isEqualTo(hit.body());
        assertThat(stable(other)).isEqualTo(stable(hit));
    }

    @Test
    void itIsAnsweredAlikeFromRedisAndByTheLongWay() {
        // Who has reconnected tells again what was to be forgotten, so that another page may be there between the two.
        await().untilAsserted(() -> {
            HttpResponse<byte[]> hit = fromRedis(() -> get("Accept-Encoding", "gzip"));
            HttpResponse<byte[]> other = fromRedis(this::byTheLongWay);
            assertThat(other.body()).isEqualTo(hit.body());
            assertThat(stable(other)).isEqualTo(stable(hit));
        });
    }

    @Test
    void itIsAnsweredAlikeWhenItIsMadeAndByTheLongWay() throws Exception {
        HttpResponse<byte[]> made = asMade(() -> get("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> other = asMade(this::byTheLongWay);
        assertThat(GzipParts.text(made.body())).asString().contains("\"fromCache\":false");
        assertThat(stable(other).keySet()).isEqualTo(stable(made).keySet());
        assertThat(header(other, "Cache-Status")).isEqualTo(header(made, "Cache-Status"));
    }

    @Test
    void anIdIsMadeOnceForARequestThatHasNone() throws Exception {
        catalog.forgetRequests();
        HttpResponse<byte[]> made = asMade(this::get);
        assertThat(catalog.header("X-Request-Id")).isNotEmpty().containsOnly(header(made, "X-Request-Id"));
    }

    @Test
    void aPartialPageIsKeptByOthersForAMomentOnly() throws Exception {
        catalog.answers("offers", serverError());
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
        assertThat(header(get(), "Cache-Control")).isEqualTo("public, max-age=0, s-maxage=5");
        assertThat(header(get(), "Cache-Control")).isEqualTo("public, max-age=0, s-maxage=5");
    }

    /** A query that nobody knows ahead of the filters. */
    private HttpResponse<byte[]> byTheLongWay() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(homepage + "?utm_source=letter&limit=10"))
                .header("Accept-Encoding", "gzip"));
    }

    /** The answer of a replica that may have missed invalidations, and so does not trust its memory. */
    private HttpResponse<byte[]> fromRedis(Callable<HttpResponse<byte[]>> request) {
        return await().until(
                        () -> {
                            redis.execute("CLIENT", "KILL", "TYPE", "pubsub");
                            return request.call();
                        },
                        answer -> header(answer, "Cache-Status").endsWith("; detail=redis"));
    }

    private static HttpResponse<byte[]> asMade(Callable<HttpResponse<byte[]>> request) throws Exception {
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
        return request.call();
    }

    private static Map<String, String> stable(HttpResponse<?> answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> headers.put(name, String.join(" | ", values)));
        headers.remove("X-Request-Id");
        headers.remove("Date");
        return headers;
    }

    private HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
        return send(request(headers));
    }

    private HttpRequest.Builder request(String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(homepage);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
