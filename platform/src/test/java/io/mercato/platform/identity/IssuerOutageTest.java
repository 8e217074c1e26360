package io.mercato.platform.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mercato.platform.testing.OtherIssuer;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The story of a service whose issuer is away when it starts, comes, changes its key, and goes again. */
@QuarkusTest
@TestProfile(IssuerOutageTest.OverHttp.class)
@QuarkusTestResource(value = IssuerOutageTest.Issuer.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerOutageTest {
    private static final String JWKS = "/.well-known/jwks.json";
    private static final OtherIssuer FIRST_KEY = new OtherIssuer("first");
    private static final OtherIssuer SECOND_KEY = new OtherIssuer("second");

    private static WireMockServer issuer;

    /** As in production, but with shorter waits. */
    public static class OverHttp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.jwt.verify.publickey", "NONE",
                    "mercato.identity.read-timeout", "500MS",
                    "mercato.identity.retry-after", "200MS",
                    "mercato.identity.min-refresh-interval", "300MS");
        }
    }

    /** An issuer on a port of its own. */
    public static class Issuer implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            issuer = new WireMockServer(0);
            issuer.start();
            answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            return Map.of("mp.jwt.verify.publickey.location", issuer.baseUrl() + JWKS);
        }

        @Override
        public void stop() {
            issuer.stop();
        }
    }

    @Test
    @Order(1)
    void withoutKeysAProtectedCallIs503AndAPublicReadIsServed() {
        unavailable(admin(FIRST_KEY)).header("Retry-After", equalTo("1"));
        given().auth()
                .oauth2(FIRST_KEY.token("admin"))
                .get("/api/v1/guarded/me")
                .then()
                .statusCode(503);
        given().get("/api/v1/guarded/open").then().statusCode(200);
        given().get("/api/v1/admin/guarded").then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    @Order(2)
    void whatIsNoKeySetCountsAsNone() {
        for (ResponseDefinitionBuilder nonsense : List.of(
                okJson("<html>Bad gateway</html>"),
                okJson("{}"),
                okJson("[]"),
                aResponse().withStatus(500),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))) {
            answer(nonsense);
            await().untilAsserted(() -> {
                issuer.resetRequests();
                unavailable(admin(FIRST_KEY));
                assertThat(fetches()).isPositive();
            });
        }
    }

    @Test
    @Order(3)
    void anIssuerThatHangsCostsOneTimeoutForAllThatAskMeanwhile() throws Exception {
        answer(okJson(FIRST_KEY.published()).withFixedDelay(5_000));
        await().untilAsserted(() -> {
            issuer.resetRequests();
            unavailable(admin(FIRST_KEY));
            assertThat(fetches()).isPositive();
        });
        issuer.resetRequests();
        Callable<Integer> call = () -> admin(FIRST_KEY).extract().statusCode();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    callers.invokeAll(IntStream.range(0, 40).mapToObj(_ -> call).toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
        }

        assertThat(fetches()).isLessThan(10);
    }

    @Test
    @Order(4)
    void onceTheIssuerIsThereItsTokensAreAcceptedAndItsKeysKept() {
        answer(okJson(FIRST_KEY.published()));
        await().untilAsserted(() -> admin(FIRST_KEY).statusCode(200));
        issuer.resetRequests();

        for (int i = 0; i < 20; i++) {
            admin(FIRST_KEY).statusCode(200);
        }

        assertThat(fetches()).isZero();
    }

    @Test
    @Order(5)
    void aNewKeyIsFetchedWhenItsFirstTokenComes() {
        admin(SECOND_KEY).statusCode(401).body("code", equalTo("invalid_token"));
        answer(okJson(OtherIssuer.published(FIRST_KEY, SECOND_KEY)));

        await().untilAsserted(() -> admin(SECOND_KEY).statusCode(200));
        admin(FIRST_KEY).statusCode(200);
    }

    @Test
    @Order(6)
    void tokensWithMadeUpKeysDoNotMakeTheServiceFetchAgainAndAgain() {
        issuer.resetRequests();
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            admin(new OtherIssuer("made-up-" + i)).statusCode(401);
        }
        long intervals = (System.nanoTime() - start) / 300_000_000 + 1;

        assertThat((long) fetches()).isLessThanOrEqualTo(intervals);
    }

    @Test
    @Order(7)
    void aTokenOfAKnownKeyIsAcceptedWhileTheIssuerIsAwayAndOneOfAnUnknownKeyIs503() {
        answer(aResponse().withStatus(503));

        await().untilAsserted(() -> unavailable(admin(new OtherIssuer("unknown"))));
        admin(SECOND_KEY).statusCode(200);
        given().auth()
                .oauth2(Tokens.expired("admin"))
                .get("/api/v1/admin/guarded")
                .then()
                .statusCode(not(equalTo(200)));
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        issuer.resetMappings();
        issuer.stubFor(get(urlEqualTo(JWKS)).willReturn(answer));
    }

    private static int fetches() {
        return issuer.findAll(getRequestedFor(urlEqualTo(JWKS))).size();
    }

    private static ValidatableResponse admin(OtherIssuer signer) {
        return given().auth()
                .oauth2(signer.token("admin"))
                .get("/api/v1/admin/guarded")
                .then();
    }

    private static ValidatableResponse unavailable(ValidatableResponse response) {
        return response.statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("issuer_unavailable"))
                .body("detail", startsWith("The token cannot be verified"));
    }
}
