package io.mercato.platform.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mercato.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

@QuarkusTest
class AccessTest {
    private static final String ADMIN = "/api/v1/admin/guarded";
    private static final String INTERNAL = "/internal/v1/guarded";
    private static final String MINE = "/api/v1/guarded/mine";
    private static final String ME = "/api/v1/guarded/me";
    private static final UUID CUSTOMER = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Inject
    Caller caller;

    @Test
    void eachRoleReachesWhatIsItsOwn() {
        bearer(Tokens.admin("ada")).get(ADMIN).then().statusCode(200).body(equalTo("ada"));
        bearer(Tokens.service()).post(INTERNAL).then().statusCode(200).body(equalTo("a-service"));
        bearer(Tokens.customer(CUSTOMER)).post(MINE).then().statusCode(200).body(equalTo(CUSTOMER.toString()));
        bearer(Tokens.customer(CUSTOMER)).get(MINE + "-reactive").then().statusCode(200);
    }

    @Test
    void withoutATokenOneIsAskedForOne() {
        for (ValidatableResponse response : List.of(
                given().get(ADMIN).then(),
                given().post(INTERNAL).then(),
                given().post(MINE).then(),
                given().get(MINE + "-reactive").then())) {
            problem(response, 401, "unauthenticated").header("WWW-Authenticate", equalTo("Bearer realm=\"mercato\""));
        }
    }

    @Test
    void noRoleStandsForAnother() {
        for (ValidatableResponse response : List.of(
                bearer(Tokens.customer(CUSTOMER)).get(ADMIN).then(),
                bearer(Tokens.service()).get(ADMIN).then(),
                bearer(Tokens.customer(CUSTOMER)).post(INTERNAL).then(),
                bearer(Tokens.admin()).post(INTERNAL).then(),
                bearer(Tokens.admin()).post(MINE).then(),
                bearer(Tokens.service()).post(MINE).then(),
                bearer(Tokens.with("Admin", claims -> {})).get(ADMIN).then(),
                bearer(Tokens.with("admin", claims -> claims.unsetClaim("groups")))
                        .get(ADMIN)
                        .then())) {
            problem(response, 403, "forbidden")
                    .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""));
        }
    }

    @Test
    void anExpiredTokenIsToldAsSuch() {
        problem(bearer(Tokens.expired("admin")).get(ADMIN).then(), 401, "token_expired")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
        problem(bearer(Tokens.expired("customer")).post(MINE).then(), 401, "token_expired")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    static Stream<String> tokensThatAreNotGood() {
        return Stream.of(
                Tokens.forged("admin"),
                Tokens.foreign("admin"),
                Tokens.promoted("customer", "admin"),
                Tokens.unsigned("admin"),
                Tokens.signedWithThePublicKey("admin"),
                Tokens.with("admin", claims -> claims.setIssuer("https://issuer.example")),
                Tokens.with("admin", claims -> claims.setAudience("another-system")),
                Tokens.with("admin", claims -> claims.unsetClaim("aud")),
                Tokens.with("admin", claims -> claims.unsetClaim("iss")),
                Tokens.with("admin", claims -> claims.unsetClaim("exp")),
                Tokens.with("admin", claims -> claims.unsetClaim("sub")),
                Tokens.with("admin", claims -> claims.setExpirationTimeMinutesInTheFuture(60 * 24 * 365)),
                Tokens.with("admin", claims -> claims.setNotBefore(inTenMinutes())),
                Tokens.with("admin", claims -> claims.setClaim("exp", "tomorrow")),
                Tokens.with("admin", claims -> claims.setClaim("groups", "admin")) + "x",
                "x",
                "..",
                "a.b.c",
                "eyJhbGciOiJFUzI1NiJ9..",
                Tokens.admin() + "." + Tokens.admin(),
                "x".repeat(15_000),
                "\"; drop table customers; --",
                "ünïcode");
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotGood")
    void aTokenThatIsNotGoodIs401WhereverSomebodyAsks(String token) {
        for (ValidatableResponse response : List.of(
                bearer(token).get(ADMIN).then(),
                bearer(token).post(INTERNAL).then(),
                bearer(token).post(MINE).then(),
                bearer(token).get(ME).then())) {
            problem(response, 401, "invalid_token")
                    .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                    .body(not(containsString("Exception")))
                    .body(not(containsString("jose4j")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic YWRtaW46YWRtaW4=", "admin", "Bearer\tx"})
    void aHeaderThatIsNoBearerTokenCountsAsNone(String header) {
        problem(given().header("Authorization", header).get(ADMIN).then(), 401, "unauthenticated");
    }

    @Test
    void headersOver18KiBAre431() {
        bearer("x".repeat(18_500)).get(ADMIN).then().statusCode(431);
    }

    @Test
    void aPublicReadDoesNotLookAtTheToken() {
        for (String token : List.of(Tokens.admin(), Tokens.expired("customer"), Tokens.forged("customer"), "garbage")) {
            bearer(token).get("/api/v1/guarded/open").then().statusCode(200).body(equalTo("open"));
        }
    }

    @Test
    void whoCallsIsKnownWhereSomebodyAsks() {
        given().get(ME)
                .then()
                .statusCode(200)
                .body("name", equalTo("anonymous"))
                .body("customer", equalTo(""));
        bearer(Tokens.customer(CUSTOMER))
                .get(ME)
                .then()
                .body("name", equalTo(CUSTOMER.toString()))
                .body("customer", equalTo(CUSTOMER.toString()))
                .body("admin", equalTo(false));
        bearer(Tokens.admin()).get(ME).then().body("admin", equalTo(true)).body("customer", equalTo(""));
        bearer(Tokens.service()).get(ME).then().body("service", equalTo(true)).body("customer", equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "ada", "<script>"})
    void aCustomerWhoseSubIsNoUuidIsNobodyInParticular(String sub) {
        bearer(Tokens.customer(sub)).get(ME).then().statusCode(200).body("customer", equalTo(""));
    }

    @Test
    void outsideOfARequestTheSystemActs() {
        assertThat(CompletableFuture.supplyAsync(caller::name))
                .succeedsWithin(TEN_SECONDS)
                .isEqualTo("system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//internal/v1/guarded",
                "/internal//v1/guarded",
                "/internal/v1/guarded/",
                "/internal;x=1/v1/guarded",
                "/internal/v1;x/guarded",
                "/internal/v1/guarded;x=1",
                "/;x/internal/v1/guarded",
                "/./internal/v1/guarded",
                "/x/../internal/v1/guarded",
                "/%69nternal/v1/guarded",
                "/intern%61l/v1/guarded",
                "/internal%2fv1/guarded",
                "/internal/%2e/v1/guarded",
                "/api/%2e%2e/internal/v1/guarded",
            })
    void noSpellingOfAPathGoesAroundItsProtection(String path) {
        int status = given().urlEncodingEnabled(false).post(path).statusCode();
        assertThat(status).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin;x=1/guarded",
                "/api/v1;x/admin/guarded",
                "/api;x/v1/admin/guarded",
                "/api/v1/admin/guarded;x",
                "/api/v1/%61dmin/guarded",
                "//api/v1/admin/guarded",
                "/api/v1//admin/guarded",
                "/api/v1/admin/guarded/",
            })
    void noSpellingOfAnAdministrativePathDoesEither(String path) {
        int status = given().urlEncodingEnabled(false).get(path).statusCode();
        assertThat(status).isIn(401, 404);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }

    private static NumericDate inTenMinutes() {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + 600);
    }
}
