package io.mercato.platform.ratelimit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import jakarta.inject.Inject;

/** What a caller sees of a limit of three calls an hour. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class RateLimitFilterTest {
    @Inject
    RedisDataSource redis;

    @BeforeEach
    void nobodyHasCalled() {
        List<String> counted = redis.key().keys("rate-limit:*");
        counted.forEach(redis.key()::del);
    }

    @ParameterizedTest
    @CsvSource({"blocking, test", "reactive, test-reactive"})
    void eachAnswerTellsWhatIsLeftAndOneCallTooManyIsRefused(String path, String policy) {
        for (int left = 2; left >= 0; left--) {
            get(path)
                    .statusCode(200)
                    .header("RateLimit-Policy", "\"" + policy + "\";q=3;w=3600")
                    .header("RateLimit", matchesPattern("\"" + policy + "\";r=" + left + ";t=\\d+"));
        }

        ValidatableResponse refused = get(path);

        refused.statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("too_many_requests"))
                .header("RateLimit-Policy", "\"" + policy + "\";q=3;w=3600")
                .header("RateLimit", matchesPattern("\"" + policy + "\";r=0;t=\\d+"));
        assertThat(Integer.parseInt(refused.extract().header("Retry-After")))
                .as("until one more of three an hour is allowed")
                .isBetween(1, 1200);
    }

    @Test
    void aResourceOnVirtualThreadsStaysThere() {
        get("blocking").statusCode(200).body(equalTo("virtual"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "free"})
    void whatIsNotLimitedSaysNothingOfLimits(String path) {
        for (int i = 0; i < 10; i++) {
            get(path).statusCode(200).header("RateLimit", nullValue()).header("RateLimit-Policy", nullValue());
        }
    }

    @Test
    void aForwardedAddressIsNotBelievedUnlessTheProxyIsTrusted() {
        for (int i = 0; i < 3; i++) {
            given().header("X-Forwarded-For", "203.0.113." + i)
                    .header("Forwarded", "for=203.0.113." + i)
                    .get("/api/v1/limited/blocking")
                    .then()
                    .statusCode(200);
        }

        given().header("X-Forwarded-For", "203.0.113.9")
                .get("/api/v1/limited/blocking")
                .then()
                .statusCode(429);
    }

    @Test
    void whoComesFromANetworkOfIpVersion6IsOneCallerWithAllItsAddresses() {
        assertThat(CallerKey.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(CallerKey.network("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(CallerKey.network("2001:db8:1:3::1"));
        assertThat(CallerKey.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(CallerKey.network("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/v1/limited/" + path).then();
    }
}
