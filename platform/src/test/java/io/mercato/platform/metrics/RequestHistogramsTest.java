package io.mercato.platform.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestHistogramsTest {
    @Test
    void requestsAreCountedByHowLongTheyTook() {
        given().get("/api/v1/guarded/open").then().statusCode(200);
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .containsPattern("http_server_requests_seconds_bucket\\{method=\"GET\".*le=\"0\\.005\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{method=\"GET\".*le=\"5\\.0\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{method=\"GET\".*le=\"\\+Inf\"}"));
    }

    @Test
    void aBucketNamesATraceAsItsExample() {
        given().header("traceparent", "00-5cf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/v1/guarded/open")
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(given().get("/q/metrics")
                        .asString()
                        .lines()
                        .filter(line -> line.contains("trace_id=\"5cf92f3577b34da6a3ce929d0e0e4736\"")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("http_server_requests_seconds_")));
    }
}
