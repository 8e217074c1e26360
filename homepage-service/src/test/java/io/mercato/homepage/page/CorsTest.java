package io.mercato.homepage.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.homepage.page.Wire.Answer;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;

/** Pages of another origin may call, as the profile has it, and no cache in between gets that wrong. */
@QuarkusTest
@TestProfile(LadderTest.FastAging.class)
@QuarkusTestResource(CatalogStub.class)
class CorsTest {
    private static final String SHOP = "https://shop.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @TestHTTPResource("/")
    URI server;

    Catalog catalog;

    private Wire wire;

    @BeforeEach
    void aWholePageIsCached() {
        wire = new Wire(server);
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/homepage",
                "/api/v1/homepage?limit=0",
                "/api/v1/homepage?userId=019a0000-0000-7000-8000-000000000001",
                "/api/v1/rollout/homepage",
                "/api/v1/nothing",
                "/offers"
            })
    void everyAnswerSaysThatItDiffersByOriginAlsoToWhoHasNone(String path) throws IOException {
        for (String origin :
                new String[] {"X: none", "Origin: " + SHOP, "Origin: https://evil.example", "Origin: null"}) {
            assertThat(get(path, origin).header("Vary").split(", ")).as(origin).containsOnlyOnce("Origin");
        }
    }

    @Test
    void theShopsPagesMayReadThePageAndOthersMayNot() throws IOException {
        assertThat(get("/api/v1/homepage", "Origin: " + SHOP).header(ALLOWED)).isEqualTo(SHOP);
        assertThat(get("/api/v1/homepage", "X: none").header(ALLOWED)).isEmpty();
        Answer refused = get("/api/v1/homepage", "Origin: https://evil.example");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header(ALLOWED)).isEmpty();
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void itsScriptsMayReadWhatAnAnswerSaysBesideItsBody() throws IOException {
        Answer page = get("/api/v1/homepage", "Origin: " + SHOP);
        assertThat(page.header("Access-Control-Expose-Headers").split(",")).contains("Retry-After", "Mercato-Rollout");
    }

    @Test
    void whoMaySendATokenIsRememberedByBrowsers() throws IOException {
        Answer preflight = wire.send(
                "OPTIONS /api/v1/homepage HTTP/1.1",
                "Host: localhost",
                "Origin: " + SHOP,
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: authorization");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header(ALLOWED)).isEqualTo(SHOP);
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("7200");
    }

    @Test
    void whoHasThePageAlreadyIsToldThatItDiffersToo() throws IOException {
        Answer hit = wire.send("GET /api/v1/homepage HTTP/1.1", "Host: localhost", "If-None-Match: *");
        assertThat(hit.status()).isEqualTo(304);
        assertThat(hit.header("Vary")).isEqualTo("Accept-Encoding, Origin");
        Answer fromTheShop =
                wire.send("GET /api/v1/homepage HTTP/1.1", "Host: localhost", "If-None-Match: *", "Origin: " + SHOP);
        assertThat(fromTheShop.status()).isEqualTo(304);
        assertThat(fromTheShop.header("Vary")).isEqualTo("Accept-Encoding, Origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a_b http://evil.example 403",
                "a_b https://shop.example 200",
                "a_b https://evil.example 403",
                "localhost http:// 403",
                "localhost http://evil.example/path 403",
                "localhost http:evil 403",
                "localhost http://%zz 403",
                "localhost null 403"
            })
    void anOriginThatCannotBeComparedIsRefusedAndNoFailureOfOurs(String host, String origin, int status)
            throws IOException {
        assertThat(wire.send("GET /api/v1/homepage HTTP/1.1", "Host: " + host, "Origin: " + origin)
                        .status())
                .isEqualTo(status);
    }

    private Answer get(String path, String header) throws IOException {
        return wire.send("GET " + path + " HTTP/1.1", "Host: localhost", header);
    }
}
