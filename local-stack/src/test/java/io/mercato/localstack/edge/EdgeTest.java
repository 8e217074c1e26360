package io.mercato.localstack.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class EdgeTest {

    private static final long MAXIMUM_BODY = 1024 * 1024;
    private static final int CONNECTIONS = 8;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final BlockingQueue<HttpExchange> received = new ArrayBlockingQueue<>(16);

    @TempDir
    private Path folder;

    private Path keys;
    private HttpServer catalog;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        keys = folder.resolve("jwks.json");
        catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalog.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        catalog.start();
        edge = startEdge();
        edge.open();
    }

    @Test
    void theKeysOfThisMachinesTokensAreServedAsTheyAreNow() throws Exception {
        assertThat(send(request(EdgeSettings.PUBLISHED_KEYS)).statusCode()).isEqualTo(404);

        for (String content : List.of("{\"keys\":[]}", "{\"keys\":[{}]}")) {
            Files.writeString(keys, content);

            HttpResponse<String> response = send(request(EdgeSettings.PUBLISHED_KEYS));

            assertThat(response.body()).isEqualTo(content);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
            assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        }
        assertThat(send(request(EdgeSettings.PUBLISHED_KEYS).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(received).isEmpty();
    }

    @AfterEach
    void stop() {
        edge.close();
        catalog.stop(0);
    }

    /** As Java's own client does with each of its connections. */
    @Test
    void aClientThatOffersToGoOnInHttp2IsAnsweredInTheHttpItCameWith() throws Exception {
        answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("fine".getBytes(UTF_8));
        });

        for (int connection = 0; connection < 200; connection++) {
            try (HttpClient other = HttpClient.newHttpClient()) {
                HttpResponse<String> response = other.send(
                        request("/api/v1/products")
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.ofString());

                assertThat(response.body()).isEqualTo("fine");
                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            }
            assertThat(received.take().getRequestHeaders()).doesNotContainKeys("Upgrade", "Http2-settings");
        }
    }

    @Test
    void aRequestAndItsAnswerPassUnchanged() throws Exception {
        answerWith(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
        });

        HttpResponse<String> response =
                send(request("/api/v1/products?q=a%20b&limit=5").POST(BodyPublishers.ofString("ünïcode")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("ünïcode");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
        HttpExchange forwarded = received.take();
        assertThat(forwarded.getRequestMethod()).isEqualTo("POST");
        assertThat(forwarded.getRequestURI()).hasToString("/api/v1/products?q=a%20b&limit=5");
    }

    @Test
    void theServiceLearnsWhoCalledAndByWhatName() throws Exception {
        answerWith(EdgeTest::noContent);

        send(request("/api/v1/products"));

        HttpExchange forwarded = received.take();
        assertThat(header(forwarded, "X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(header(forwarded, "X-Forwarded-Proto")).containsExactly("http");
        assertThat(header(forwarded, "X-Forwarded-Host")).containsExactly("localhost:" + edge.port());
        assertThat(header(forwarded, "X-Forwarded-Port")).containsExactly(Integer.toString(edge.port()));
    }

    @Test
    void whatAClientClaimsAboutItsOriginIsReplaced() throws Exception {
        answerWith(EdgeTest::noContent);

        send(request("/api/v1/products")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("x-forwarded-proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Real-IP", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9"));

        HttpExchange forwarded = received.take();
        assertThat(header(forwarded, "X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(header(forwarded, "X-Forwarded-Proto")).containsExactly("http");
        assertThat(header(forwarded, "X-Forwarded-Prefix")).isEmpty();
        assertThat(header(forwarded, "X-Real-IP")).isEmpty();
        assertThat(header(forwarded, "Forwarded")).isEmpty();
    }

    @Test
    void aWellFormedRequestIdIsKeptOnBothSides() throws Exception {
        answerWith(EdgeTest::noContent);

        HttpResponse<String> response = send(request("/api/v1/products").header("X-Request-Id", "mobile-42"));

        assertThat(header(received.take(), "X-Request-Id")).containsExactly("mobile-42");
        assertThat(response.headers().allValues("X-Request-Id")).containsExactly("mobile-42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a;b", "<script>", "\"quoted\""})
    void aMalformedRequestIdIsReplaced(String requestId) throws Exception {
        answerWith(EdgeTest::noContent);

        HttpResponse<String> response = send(request("/api/v1/products").header("X-Request-Id", requestId));

        String made = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(made).matches("[0-9a-f-]{36}");
        assertThat(header(received.take(), "X-Request-Id")).containsExactly(made);
    }

    @Test
    void anAnswerIsStreamedWhileTheServiceStillWritesIt() throws Exception {
        CountDownLatch firstPartSeen = new CountDownLatch(1);
        answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("first,".getBytes(UTF_8));
            body.flush();
            await(firstPartSeen);
            body.write("second".getBytes(UTF_8));
        });

        HttpResponse<InputStream> response =
                client.send(request("/api/v1/products").build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(6)).asString().isEqualTo("first,");
            firstPartSeen.countDown();
            assertThat(body.readAllBytes()).asString().isEqualTo("second");
        }
    }

    @Test
    void aBodyIsStreamedWhileTheClientStillSendsIt() throws Exception {
        CountDownLatch firstPartArrived = new CountDownLatch(1);
        answerWith(exchange -> {
            exchange.getRequestBody().readNBytes(5);
            firstPartArrived.countDown();
            exchange.getRequestBody().readAllBytes();
            noContent(exchange);
        });

        try (Socket socket = connect()) {
            write(socket, "POST /api/v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfirst");
            assertThat(firstPartArrived.await(1500, TimeUnit.MILLISECONDS)).isTrue();
            write(socket, "secon");
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        answerWith(EdgeTest::noContent);

        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                write(socket, "GET /api/v1/products HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 204 No Content");
                skipHeaders(socket);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/cache/invalidate",
                "/q/metrics",
                "//internal/v1",
                "/%69nternal/v1",
                "/INTERNAL/v1",
                "/api/v1/../../internal/v1",
                "/api/v1/products/..%2f..%2f..%2finternal",
                "/q;x=1/health",
                "/nothing",
                "http://x/q/metrics"
            })
    void whatIsNotPublicIsNotThere(String target) throws Exception {
        answerWith(EdgeTest::noContent);

        String answer = allThatIsAnswered("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asText()).isEqualTo("https://mercato.dev/problems/unknown-path");
        assertThat(problem.get("title").asText()).isEqualTo("Unknown path");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("code").asText()).isEqualTo("unknown_path");
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/products-of-2019?x=%00", "/stores;x=1/y", "/%69nternal/v1"})
    void aBrowserIsShownThePageForWhatIsNotThereWhateverItAskedFor(String target) throws Exception {
        answerWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(404, 4);
            exchange.getResponseBody().write("Lost".getBytes(UTF_8));
        });

        HttpResponse<String> response =
                send(request(target).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("Lost");
        assertThat(received.take().getRequestURI()).hasToString("/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/cache/invalidate", "/q/metrics", "/api/v1/nothing", "/api"})
    void besideTheApiABrowserGetsTheProblemToo(String target) throws Exception {
        answerWith(EdgeTest::noContent);

        assertProblem(send(request(target).header("Accept", "text/html")), 404, "unknown_path");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html;q=0.5, application/problem+json", "text/plain"})
    void aProgramGetsTheProblemForWhatIsNotThere(String accepted) throws Exception {
        answerWith(EdgeTest::noContent);

        assertProblem(send(request("/nothing").header("Accept", accepted)), 404, "unknown_path");
        assertThat(received).isEmpty();
    }

    @Test
    void aBrowserGetsTheProblemWhereThePageCannotBeHad() throws Exception {
        catalog.stop(0);

        HttpResponse<String> response = send(request("/nothing").header("Accept", "text/html"));

        assertProblem(response, 404, "unknown_path");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aServiceThatIsDownIsA502Problem() throws Exception {
        HttpResponse<String> response = send(request("/api/v1/orders"));

        assertProblem(response, 502, "upstream_unavailable");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void aBrowserThatMeetsAServiceThatIsDownIsShownAPageThatAsksAgain() throws Exception {
        catalog.stop(0);

        HttpResponse<String> shown =
                send(request("/api/v1/products").header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        assertThat(shown.statusCode()).isEqualTo(502);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(shown.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(shown.headers().firstValue("Refresh")).hasValue("2");
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(shown.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(shown.body()).contains("The shop will be back in a moment");
    }

    @Test
    void aServiceThatHangsUpWithoutAnAnswerIsA502Problem() throws Exception {
        answerWith(HttpExchange::close);

        assertProblem(send(request("/api/v1/products")), 502, "upstream_unavailable");
    }

    @Test
    void whoFindsNoFreeConnectionToAServiceInTimeIsToldToComeAgain() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        answerWith(exchange -> await(released));
        IntStream.range(0, CONNECTIONS)
                .forEach(_ -> client.sendAsync(request("/api/v1/products").build(), BodyHandlers.discarding()));
        for (int busy = 0; busy < CONNECTIONS; busy++) {
            assertThat(received.poll(5, TimeUnit.SECONDS)).isNotNull();
        }

        HttpResponse<String> response = send(request("/api/v1/products"));

        assertProblem(response, 503, "upstream_busy");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(received).isEmpty();
        released.countDown();
    }

    @Test
    void aServiceThatIsTooSlowIsA504Problem() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        answerWith(exchange -> await(released));
        long start = System.nanoTime();

        HttpResponse<String> response = send(request("/api/v1/products"));

        assertProblem(response, 504, "upstream_timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(REQUEST_TIMEOUT, REQUEST_TIMEOUT.plusSeconds(2));
        released.countDown();
    }

    @Test
    void anAnswerThatStallsHalfwayIsCutOffInsteadOfEndingAsIfWhole() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            await(released);
        });

        assertThatThrownBy(() -> send(request("/api/v1/products"))).isInstanceOf(IOException.class);
        released.countDown();
    }

    @Test
    void aClientThatStallsInItsBodyIsA408Problem() throws Exception {
        answerWith(exchange -> {
            exchange.getRequestBody().readAllBytes();
            noContent(exchange);
        });

        try (Socket socket = connect()) {
            write(socket, "POST /api/v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsA413ProblemAndNotForwarded() throws Exception {
        answerWith(EdgeTest::noContent);

        HttpResponse<String> response =
                send(request("/api/v1/products").POST(BodyPublishers.ofByteArray(new byte[(int) MAXIMUM_BODY + 1])));

        assertProblem(response, 413, "body_too_large");
        assertThat(received).isEmpty();
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsA413Problem() throws Exception {
        answerWith(exchange -> {
            exchange.getRequestBody().readAllBytes();
            noContent(exchange);
        });

        try (Socket socket = connect()) {
            write(socket, "POST /api/v1/products HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                write(socket, chunk);
            }
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBodyOfExactlyTheLimitPasses() throws Exception {
        answerWith(exchange -> {
            exchange.getRequestBody().readAllBytes();
            noContent(exchange);
        });

        assertThat(send(request("/api/v1/products").POST(BodyPublishers.ofByteArray(new byte[(int) MAXIMUM_BODY])))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void headersOverTheLimitAreA431Problem() throws Exception {
        assertProblem(send(request("/api/v1/products").header("X-Long", "x".repeat(9000))), 431, "headers_too_large");
    }

    @Test
    void aUriOverTheLimitIsA414Problem() throws Exception {
        assertProblem(send(request("/api/v1/products?q=" + "x".repeat(9000))), 414, "uri_too_long");
    }

    @Test
    void whatIsNotHttpIsA400Problem() throws Exception {
        try (Socket socket = connect()) {
            write(socket, "GET /api/v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n");
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/products HTTP/1.1|X: no host",
                "GET /api/v1/products HTTP/1.1|Host: x|Host: y",
                "GET /api/v1/products HTTP/1.1|Host: x|Transfer-Encoding: xchunked",
                "POST /api/v1/products HTTP/1.1|Host: x|Transfer-Encoding: gzip, chunked",
                "POST /api/v1/products HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "POST /api/v1/products HTTP/1.1|Host: x|Transfer-Encoding : chunked",
                "POST /api/v1/products HTTP/1.0|Host: x|Transfer-Encoding: chunked",
                "POST /api/v1/products HTTP/1.1|Host: x|Content-Length: 4|Content-Length: 5",
                "GET /api/v1/products?q=100% HTTP/1.1|Host: x",
                "GET /api/v1/products?q=%zz HTTP/1.1|Host: x",
                "GET /api/v1/products?q=\u00c3\u00a9 HTTP/1.1|Host: x",
                "GET /api/v1/products?q={a} HTTP/1.1|Host: x"
            })
    void whatAServiceCouldReadInAnotherWayIsA400ProblemAndTheEndOfTheConnection(String head) throws Exception {
        answerWith(EdgeTest::noContent);

        String body = head.contains(" chunked") ? "0\r\n\r\n" : "";
        String smuggled = "GET /api/v1/stores HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer = allThatIsAnswered(head.replace("|", "\r\n") + "\r\n\r\n" + body + smuggled);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*");
        assertThat(json(answer).get("code").asText()).isEqualTo("bad_request");
        assertThat(answer.split("HTTP/1[.]", -1)).as(answer).hasSize(2);
        assertThat(received).isEmpty();
    }

    @Test
    void aRequestOfHttp10NeedsNoHost() throws Exception {
        answerWith(EdgeTest::noContent);

        try (Socket socket = connect()) {
            write(socket, "GET /api/v1/products HTTP/1.0\r\n\r\n");
            assertThat(statusLine(socket)).contains(" 204 ");
        }
    }

    @Test
    void whoOffersToGoOnInWebSocketIsAnsweredInHttp() throws Exception {
        answerWith(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"a\"");
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("fine".getBytes(UTF_8));
        });

        try (Socket socket = connect()) {
            write(socket, """
                    GET /api/v1/products HTTP/1.1\r
                    Host: x\r
                    Connection: Upgrade, close\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    X-Forwarded-For: 203.0.113.9\r
                    \r
                    """);
            byte[] answer = socket.getInputStream().readNBytes(100);
            assertThat(new String(answer, UTF_8)).startsWith("HTTP/1.1 200 ").containsIgnoringCase("etag: \"a\"");
        }
        HttpExchange forwarded = received.take();
        assertThat(header(forwarded, "X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(forwarded.getRequestHeaders()).doesNotContainKey("Upgrade");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void anAnswerWithoutABodyAnnouncesNone(int status) throws Exception {
        answerWith(exchange -> exchange.sendResponseHeaders(status, -1));

        try (Socket socket = connect()) {
            for (int i = 0; i < 2; i++) {
                write(socket, "GET /api/v1/products HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(statusLine(socket)).startsWith("HTTP/1.1 " + status + " ");
                assertThat(headers(socket).toLowerCase(Locale.ROOT))
                        .doesNotContain("transfer-encoding")
                        .doesNotContain("content-length");
            }
        }
    }

    @Test
    void beforeTheSuiteIsCompleteProgramsAreToldWhenToComeAgain() throws Exception {
        answerWith(EdgeTest::noContent);
        try (Edge starting = startEdge()) {
            URI page = URI.create("http://localhost:" + starting.port() + "/api/v1/homepage");

            HttpResponse<String> before = send(HttpRequest.newBuilder(page));
            starting.open();

            assertProblem(before, 503, "starting");
            assertThat(before.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(before.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(before.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(send(HttpRequest.newBuilder(page)).statusCode()).isEqualTo(204);
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void beforeTheSuiteIsCompleteABrowserIsShownAPageThatAsksAgain() throws Exception {
        try (Edge starting = startEdge()) {
            HttpResponse<String> shown =
                    send(HttpRequest.newBuilder(URI.create("http://localhost:" + starting.port() + "/"))
                            .header("Accept", "text/html,*/*;q=0.8"));

            assertThat(shown.statusCode()).isEqualTo(503);
            assertThat(shown.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(shown.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(shown.headers().firstValue("Refresh")).hasValue("2");
            assertThat(shown.body()).contains("Mercato is starting");
        }
    }

    /** The services need them to get ready. */
    @Test
    void theKeysAreServedBeforeTheSuiteIsComplete() throws Exception {
        Files.writeString(keys, "{\"keys\":[]}");
        try (Edge starting = startEdge()) {
            URI address = URI.create("http://localhost:" + starting.port() + EdgeSettings.PUBLISHED_KEYS);

            assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsSaidSo() {
        assertThatThrownBy(() -> Edge.start(settings(edge.port()), RouteTable.load(), Map.of()))
                .isInstanceOf(Edge.EdgeException.class)
                .hasMessageContaining("Address already in use");
    }

    private Edge startEdge() throws IOException {
        return Edge.start(
                settings(0),
                RouteTable.load(),
                Map.of(
                        "catalog-service",
                        catalog.getAddress().getPort(),
                        "homepage-service",
                        catalog.getAddress().getPort(),
                        "orders-service",
                        closedPort()));
    }

    private EdgeSettings settings(int port) {
        return new EdgeSettings(
                "127.0.0.1",
                port,
                REQUEST_TIMEOUT,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                MAXIMUM_BODY,
                8192,
                CONNECTIONS,
                keys,
                1);
    }

    private void answerWith(HttpHandler handler) {
        catalog.createContext("/", exchange -> {
            received.add(exchange);
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void noContent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On one connection, until the edge ends it. */
    private String allThatIsAnswered(String sent) throws IOException {
        try (Socket socket = connect()) {
            write(socket, sent);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** The body of an answer as it came over the wire. */
    private JsonNode json(String answer) throws IOException {
        return json.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + edge.port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void assertProblem(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(response.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("https://mercato.dev/problems/" + code.replace('_', '-'));
    }

    private static List<String> header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? List.of() : values;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String statusLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String headers(Socket socket) throws IOException {
        StringBuilder headers = new StringBuilder();
        while (headers.indexOf("\r\n\r\n") < 0) {
            int c = socket.getInputStream().read();
            assertThat(c).isNotNegative();
            headers.append((char) c);
        }
        return headers.toString();
    }

    private static void skipHeaders(Socket socket) throws IOException {
        byte[] last = new byte[4];
        while (!Arrays.equals(last, "\r\n\r\n".getBytes(ISO_8859_1))) {
            System.arraycopy(last, 1, last, 0, 3);
            last[3] = (byte) socket.getInputStream().read();
            if (last[2] == '\n' && last[3] == '\r') {
                assertThat(socket.getInputStream().read()).isEqualTo('\n');
                return;
            }
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
