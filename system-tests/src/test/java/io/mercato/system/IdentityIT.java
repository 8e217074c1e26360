package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@ExtendWith(RunningSuite.class)
class IdentityIT {
    private static final String ADMIN = "/api/v1/admin/stock/low";
    private static final Duration AFTER_THE_CLOCK_SKEW = Duration.ofSeconds(30);

    @Test
    void anAdministratorReachesAdministrationThroughTheEdgeAndNobodyElseDoes(Mercato mercato) {
        bearer(mercato.token("admin")).get(ADMIN).then().statusCode(200).body("items", notNullValue());

        when().get(ADMIN).then().spec(problem(401, "unauthenticated")).header("WWW-Authenticate", notNullValue());
        for (String role : List.of("customer", "service")) {
            bearer(mercato.token(role)).get(ADMIN).then().spec(problem(403, "forbidden"));
        }
    }

    @Test
    void aServiceReachesWhatIsInternalOnTheServicesOwnPortAndNobodyElseDoes(Mercato mercato) {
        String path = mercato.address("catalog-service") + "/internal/v1/reservations/nothing";

        bearer(mercato.token("service")).get(path).then().spec(problem(404, "reservation_not_found"));
        when().get(path).then().spec(problem(401, "unauthenticated"));
        for (String role : List.of("admin", "customer")) {
            bearer(mercato.token(role)).get(path).then().spec(problem(403, "forbidden"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/reservations/nothing",
                "//internal/v1/reservations/nothing",
                "/internal;x/v1/reservations/nothing",
                "/api/v1/products/..;/..;/internal/v1/reservations/nothing"
            })
    void evenWithAServicesTokenNothingInternalIsReachableThroughTheEdge(String path, Mercato mercato) {
        bearer(mercato.token("service")).get(path).then().spec(problem(404, "unknown_path"));
    }

    @Test
    void aTokenThatIsNotGoodIs401AndPublicReadsDoNotMind(Mercato mercato) {
        String good = mercato.token("admin");
        for (String bad : List.of("garbage", good + "x", good.substring(0, good.length() - 4) + "AAAA", "..")) {
            ValidatableResponse refused = bearer(bad).get(ADMIN).then().spec(problem(401, "invalid_token"));
            refused.header("WWW-Authenticate", containsString("error=\"invalid_token\""));
            bearer(bad).get("/api/v1/products/featured?limit=1").then().statusCode(200);
            bearer(bad).get("/api/v1/homepage").then().statusCode(200);
        }
    }

    @Test
    void anExpiredTokenIsToldAsSuch(Mercato mercato) {
        String shortLived =
                mercato.run("token", "--role=admin", "--ttl=1S").output().strip();

        await().atMost(AFTER_THE_CLOCK_SKEW)
                .untilAsserted(() -> bearer(shortLived).get(ADMIN).then().spec(problem(401, "token_expired")));
    }

    @Test
    void aHeaderBeyondTheEdgesLimitIs431() {
        bearer("x".repeat(17_000)).get(ADMIN).then().spec(problem(431, "headers_too_large"));
    }

    @Test
    void theKeysAreServedToTheServicesAndHaveNoPrivateHalf(Mercato mercato) {
        when().get("/.well-known/local-stack/jwks.json")
                .then()
                .statusCode(200)
                .body("keys[0].crv", equalTo("P-256"))
                .body("keys[0].d", equalTo(null));
    }

    @Test
    void theNameOfTheAdministratorIsKeptWithWhatWasDone(Mercato mercato) {
        String movements = "/api/v1/admin/stock/movements?limit=1";
        String path = bearer(mercato.token("admin"))
                .get(ADMIN + "?limit=1")
                .then()
                .extract()
                .jsonPath()
                .getString("items.collect { \"/api/v1/admin/stock/${it.variantId}/${it.sizeId}\" }[0]");
        String ada = mercato.token("admin", "ada");

        bearer(ada)
                .contentType("application/json")
                .body("{\"quantity\": 1, \"reference\": \"identity-it-%s\"}".formatted(System.nanoTime()))
                .post(path + "/restock")
                .then()
                .statusCode(200);

        bearer(ada).get(movements).then().body("items[0].actor", equalTo("ada"));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:mercato:local-stack, https://issuer.example/jwks.json, mp.jwt.verify.issuer is urn:mercato:local-stack",
        "urn:mercato:test, https://issuer.example/jwks.json, mp.jwt.verify.issuer is urn:mercato:test",
        "https://issuer.example, http://issuer.example/jwks.json, plain HTTP",
        ", https://issuer.example/jwks.json, mp.jwt.verify.issuer is not set",
        "https://issuer.example, , mp.jwt.verify.publickey.location is not set"
    })
    void inProductionAServiceDoesNotStartWithAnIssuerThatIsNotToBeTrusted(
            String issuer, String location, String reason, @TempDir Path folder) throws Exception {
        List<String> settings = new ArrayList<>();
        if (issuer != null) {
            settings.add("mp.jwt.verify.issuer=" + issuer);
        }
        if (location != null) {
            settings.add("mp.jwt.verify.publickey.location=" + location);
        }

        assertThat(RefusedStart.output("homepage-service", settings, folder)).contains(reason);
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }
}
