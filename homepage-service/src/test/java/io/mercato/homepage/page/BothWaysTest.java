package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.homepage.page.Wire.Answer;
import io.mercato.platform.answer.HttpDate;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hit is answered ahead of all filters, and nobody can tell: whatever is asked, the answer is that of the long way. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class BothWaysTest {
    /** A request with a token goes through the filters, and one without {@code userId} has no use for it. */
    private static final String THROUGH_THE_FILTERS = "Authorization: Bearer nonsense";

    /** A parameter that nobody knows makes no difference but that the resource answers. */
    private static final String TO_THE_RESOURCE = "utm_source=letter";

    /** Of a request; lines of one are separated by a bar. */
    private static final List<String> HEADERS = List.of(
            "",
            "Accept-Encoding: gzip",
            "Accept-Encoding: br, gzip;q=0",
            "Accept-Encoding: *;q=0, identity;q=0",
            "Accept-Encoding: gzip|Accept-Encoding: br",
            "Accept-Encoding: br|If-None-Match: BROTLI",
            "Accept-Encoding: gzip|If-None-Match: BROTLI",
            "Accept-Encoding: gzip, br|If-None-Match: \"other\", W/GZIP",
            "Accept-Encoding: gzip|If-None-Match: \"other\"|If-None-Match: GZIP",
            "If-None-Match: *",
            "If-None-Match: W/\"",
            "If-None-Match:",
            "If-Match: \"other\"",
            "If-Modified-Since: Fri, 20 Nov 2099 00:00:00 GMT",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Range: bytes=0-9",
            "Range: bytes=0-9|If-Range: BROTLI",
            "Accept: text/html",
            "Accept: application/json;q=0",
            "Accept: nonsense",
            "Accept-Charset: utf-16",
            "X-Request-Id: from-the-caller",
            "X-Request-Id: not well-formed",
            "X-Request-Id: one|X-Request-Id: two",
            "Cache-Control: no-cache|Pragma: no-cache",
            "Cookie: mercato-anonymous-id=visitor-1",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-Host: evil.example|Forwarded: host=evil.example",
            "X-Forwarded-Prefix: /evil",
            "TE: trailers",
            "Upgrade: websocket",
            "Expect: 100-continue",
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "X-Request-Timeout: 0",
            "Content-Type: application/json");

    /** What follows the path. */
    private static final List<String> ADDRESSES = List.of(
            "?",
            "?limit=10",
            "?limit=010",
            "?limit=0",
            "?limit=00",
            "?limit=51",
            "?limit=99",
            "?limit=-1",
            "?limit=+9",
            "?limit=1%30",
            "?limit=10#fragment",
            "?limit=\u0661\u0660",
            "/",
            "//",
            "/.",
            "%00",
            "%2f",
            "%3Bx",
            ";x=y",
            ";x?limit=10",
            "/../homepage",
            "\\");

    /** Each of them all of a request but its headers. */
    private static final List<String> REQUEST_LINES = List.of(
            "GET /api/v1/%68omepage HTTP/1.1",
            "GET //api/v1/homepage HTTP/1.1",
            "GET /api/./v1/homepage HTTP/1.1",
            "GET /x/../api/v1/homepage HTTP/1.1",
            "GET /API/v1/homepage HTTP/1.1",
            "GET http://localhost/api/v1/homepage HTTP/1.1",
            "GET http://evil.example/api/v1/homepage HTTP/1.1",
            "GET /api/v1/homepage HTTP/1.0",
            "get /api/v1/homepage HTTP/1.1",
            "POST /api/v1/homepage HTTP/1.1",
            "OPTIONS /api/v1/homepage HTTP/1.1",
            "TRACE /api/v1/homepage HTTP/1.1",
            "PURGE /api/v1/homepage HTTP/1.1");

    /** Lines, separated by a bar. */
    private static final List<String> HOSTS =
            List.of("Host: evil.example", "Host: a_b", "Host:", "Host: a|Host: b", "Host: <script>", "X: no host");

    @TestHTTPResource("/")
    URI server;

    Catalog catalog;

    private Wire wire;
    private String brotli;
    private String gzip;

    @BeforeEach
    void aWholePageIsInMemory() throws IOException {
        wire = new Wire(server);
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
            assertThat(send("GET", "").header("Cache-Status")).endsWith("hit; detail=memory");
        });
        brotli = send("GET", "", "Accept-Encoding: br").header("ETag");
        gzip = send("GET", "", "Accept-Encoding: gzip").header("ETag");
    }

    @Test
    void anAnswerIsTheSameWhicheverWayItComes() throws IOException {
        for (String method : List.of("GET", "HEAD")) {
            for (String headers : HEADERS) {
                String[] lines = lines(headers);
                String asked = method + " " + headers;
                Answer hit = send(method, "", lines);
                assertThat(hit.status()).as(asked).isIn(200, 304);
                assertSame(send(method, "", with(lines, THROUGH_THE_FILTERS)), hit, asked + ", through the filters");
                assertSame(send(method, "?" + TO_THE_RESOURCE, lines), hit, asked + ", by the resource");
            }
        }
    }

    @Test
    void thatThereIsNoPageIsToldAlikeOnBothWays() throws IOException {
        catalog.allAnswer(serverError());
        for (String method : List.of("GET", "HEAD")) {
            Answer plain = send(method, "?limit=37", "X-Request-Id: mine");
            assertThat(plain.status()).isEqualTo(503);
            assertSame(send(method, "?limit=37", "X-Request-Id: mine", THROUGH_THE_FILTERS), plain, method);
            assertSame(send(method, "?limit=37&" + TO_THE_RESOURCE, "X-Request-Id: mine"), plain, method);
        }
    }

    @Test
    void anAddressIsReadAlikeOnBothWays() throws IOException {
        for (String address : ADDRESSES) {
            Answer hit = send("GET", address);
            assertSame(send("GET", address, THROUGH_THE_FILTERS), hit, address);
            assertThat(hit.status()).as(address).isIn(200, 400, 404);
        }
    }

    @Test
    void aRequestLineIsReadAlikeOnBothWays() throws IOException {
        for (String line : REQUEST_LINES) {
            Answer hit = wire.send(line, "Host: localhost");
            assertSame(wire.send(line, "Host: localhost", THROUGH_THE_FILTERS), hit, line);
            assertThat(hit.status()).as(line).isBetween(200, 499);
        }
    }

    @Test
    void whoseAddressItIsMakesNoDifferenceToThePage() throws IOException {
        for (String hosts : HOSTS) {
            String[] lines = with(lines(hosts), "GET /api/v1/homepage HTTP/1.1");
            Answer hit = wire.send(lines);
            assertSame(wire.send(with(lines, THROUGH_THE_FILTERS)), hit, hosts);
            assertThat(hit.status()).as(hosts).isIn(200, 400);
            assertThat(new String(hit.body(), StandardCharsets.UTF_8))
                    .doesNotContain("evil")
                    .doesNotContain("script");
        }
    }

    @Test
    void inHttp2ItIsTheSameAnswer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/homepage"))
                .header("Accept-Encoding", "br")
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            Answer hit = send("GET", "", "Accept-Encoding: br");
            Map<String, List<String>> headers = new TreeMap<>(hit.headers());
            headers.remove("connection");
            Map<String, List<String>> inHttp2 = new TreeMap<>(answer.headers().map());
            inHttp2.remove(":status");
            assertThat(comparable(inHttp2)).isEqualTo(comparable(headers));
            assertThat(answer.body()).isEqualTo(hit.body());
        }
    }

    @Test
    void eachAnswerTellsOnceWhenItWasMade() throws IOException {
        List<Answer> answers = List.of(
                send("GET", ""),
                send("HEAD", ""),
                send("GET", "", "If-None-Match: *"),
                send("GET", "", THROUGH_THE_FILTERS),
                send("GET", "?" + TO_THE_RESOURCE),
                send("GET", "?limit=0"),
                send("GET", "/nothing-is-here"));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(comparable(answer.headers()).get("date")).containsExactly("just now"));
    }

    @Test
    void aHitIsCountedLikeAnyOtherRequest() throws IOException {
        double before = counted();
        for (int times = 0; times < 3; times++) {
            send("GET", "");
        }
        send("GET", "", "If-None-Match: *");
        await().untilAsserted(() -> assertThat(counted() - before).isEqualTo(4));
    }

    private static double counted() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                // Micrometer counts a 304 by no address.
                .filter(line -> line.contains("uri=\"/api/v1/homepage\"") || line.contains("status=\"304\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String[] lines(String headers) {
        return headers.isEmpty()
                ? new String[0]
                : headers.replace("BROTLI", "" + brotli)
                        .replace("GZIP", "" + gzip)
                        .split("\\|");
    }

    private Answer send(String method, String address, String... headers) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of(method + " /api/v1/homepage" + address + " HTTP/1.1", "Host: localhost"));
        lines.addAll(Arrays.asList(headers));
        return wire.send(lines.toArray(String[]::new));
    }

    private static String[] with(String[] lines, String another) {
        boolean first = another.contains(" HTTP/1.1");
        List<String> all = new ArrayList<>(Arrays.asList(lines));
        all.add(first ? 0 : all.size(), another);
        return all.toArray(String[]::new);
    }

    private static void assertSame(Answer answer, Answer hit, String way) {
        assertThat(answer.status()).as(way).isEqualTo(hit.status());
        assertThat(comparable(answer.headers())).as(way).isEqualTo(comparable(hit.headers()));
        if (answer.status() < 400) {
            assertThat(answer.body()).as(way).isEqualTo(hit.body());
        }
    }

    /** An id that was made is of one request; a problem names it, but is as long. A date is of one second. */
    private static Map<String, List<String>> comparable(Map<String, List<String>> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer);
        headers.computeIfPresent(
                "date",
                (_, dates) -> dates.stream().map(BothWaysTest::orJustNow).toList());
        headers.computeIfPresent("x-request-id", (_, ids) -> ids.stream()
                .map(id -> id.matches("[0-9a-f-]{36}") ? "made" : id)
                .toList());
        return headers;
    }

    private static String orJustNow(String date) {
        return HttpDate.parse(date)
                .filter(made -> Duration.between(made, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0)
                .map(_ -> "just now")
                .orElse(date);
    }
}
