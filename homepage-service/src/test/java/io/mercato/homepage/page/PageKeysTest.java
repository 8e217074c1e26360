package io.mercato.homepage.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

/** What requests can be written in many ways must neither split the cache nor get anything wrong into it. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class PageKeysTest {
    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI server;

    Catalog catalog;

    @BeforeEach
    void oneWholePageIsCached() {
        catalog.isWellAgain();
        redis.flushall();
        await().ignoreExceptionsInstanceOf(ConditionTimeoutException.class).untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
            await().atMost(Duration.ofSeconds(1)).until(() -> redis.key().exists("homepage:anonymous:v1"));
        });
        catalog.forgetRequests();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=10",
                "?limit=",
                "?limit=%31%30",
                "?%6cimit=10",
                "?limit=010",
                "?limit=10&",
                "?LIMIT=10",
                "?Limit=10&utm_source=letter",
                "?callback=alert",
                "?_=1763640000",
                "?cacheKey=other",
                "?limit[]=3",
                "?limit%00=3"
            })
    void itIsOnePageHoweverItIsWritten(String query) {
        String etag = given().get("/api/v1/homepage").header("ETag");
        given().urlEncodingEnabled(false)
                .get("/api/v1/homepage" + query)
                .then()
                .statusCode(200)
                .header("ETag", etag)
                .body("data.metadata.cacheKey", equalTo("homepage:anonymous:v1"));
        assertThat(catalog.requests()).isZero();
        assertThat(redis.key().keys("homepage:*")).containsOnly("homepage:anonymous:v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=5&limit=50",
                "?limit=10&limit=10",
                "?limit=5&LIMIT=50",
                "?limit=10%0d%0aX-Evil:%201",
                "?limit=10%0a",
                "?limit=%00",
                "?limit=10:v1",
                "?limit=1e1",
                "?limit=0x10",
                "?userId=anonymous",
                "?USERID=anonymous",
                "?userId=..%2f..%2fadmin",
                "?userId=%2a"
            })
    void whatCouldBeReadInTwoWaysIs400AndLeavesTheCacheAlone(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/homepage" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_parameter"));
        assertThat(catalog.requests()).isZero();
        assertThat(redis.key().keys("homepage:*")).containsOnly("homepage:anonymous:v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Forwarded"})
    void headersThatProxiesHeedDoNotChangeThePage(String header) {
        String etag = given().get("/api/v1/homepage").header("ETag");
        given().header(header, "/api/v1/admin")
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .header("ETag", etag);
    }

    @Test
    void aQueryOf8KibibytesThatNobodyKnowsIsThePageStill() {
        String etag = given().get("/api/v1/homepage").header("ETag");
        given().queryParam("x", "a".repeat(8 * 1024))
                .get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .header("ETag", etag);
        assertThat(redis.key().keys("homepage:*")).containsOnly("homepage:anonymous:v1");
    }

    @Test
    void whereNobodyKnowsWhereARequestEndsItIs400AndNothingAfterItIsRead() throws Exception {
        for (String framing : List.of(
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: +4",
                "Transfer-Encoding : chunked",
                "X: a\rTransfer-Encoding: chunked")) {
            String body = framing.contains(" chunked") ? "0\r\n\r\n" : "";
            String answers = exchange("GET /api/v1/homepage HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n"
                    + body + "GET /q/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answers)
                    .as(framing)
                    .contains(" 400 ")
                    .doesNotContain(" 200 ")
                    .doesNotContain("jvm_");
        }
    }

    @Test
    void aBodyThatAGetBringsIsNotTheNextRequest() throws Exception {
        String hidden = "GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String answers =
                exchange("GET /api/v1/homepage HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + hidden.length() + "\r\n\r\n" + hidden);
        assertThat(answers).startsWith("HTTP/1.1 200 ").doesNotContain("jvm_");
    }

    @Test
    void aQueryOf16KibibytesIsRefusedAndTheNextRequestServed() throws Exception {
        assertThat(statusOf("GET /api/v1/homepage?x=" + "a".repeat(16 * 1024) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ");
        given().get("/api/v1/homepage").then().statusCode(200);
    }

    @Test
    void aHeaderOf16KibibytesIsRefusedAndTheNextRequestServed() throws Exception {
        assertThat(statusOf("GET /api/v1/homepage HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: "
                        + "\"a\",".repeat(5 * 1024) + "\r\n\r\n"))
                .contains(" 431 ");
        given().get("/api/v1/homepage").then().statusCode(200);
    }

    @Test
    void whatARequestCarriesDoesNotGetIntoHeadersOfTheAnswer() throws Exception {
        String answer = statusOf("GET /api/v1/homepage HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "X-Request-Id: a\u0001b<script>\r\nIf-None-Match: \"x\u0085Set-Cookie: a=b\"\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1").doesNotContain("script").doesNotContain("Set-Cookie");
        assertThat(answer.substring(9, 12)).isIn("200", "400");
    }

    @Test
    void aKeyIsReadAsItIsWritten() {
        UUID user = UUID.randomUUID();
        assertThat(PageKey.parse(PageKey.HOMEPAGE.inRedis())).contains(PageKey.HOMEPAGE);
        PageKey personal = new PageKey(Optional.of(user), 3);
        assertThat(personal.inRedis()).isEqualTo("homepage:" + user + ":v1:limit=3");
        assertThat(PageKey.parse(personal.inRedis())).contains(personal);
        assertThat(PageKey.parse("homepage:anonymous:v1:limit=51")).isEmpty();
        assertThat(PageKey.parse("homepage:*:v1")).isEmpty();
    }

    private String exchange(String request) throws IOException {
        byte[] answers = new Wire(server).exchange(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(answers, StandardCharsets.ISO_8859_1);
    }

    private String statusOf(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
        }
    }
}
