package io.mercato.batch;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.mercato.platform.testing.CommittedOpenApi;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

@QuarkusTest
class ServiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void itIsHealthy(String probe) {
        given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void itIsReadyOnlyWithItsDatabase() {
        given().get("/q/health/ready").then().body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        CommittedOpenApi.assertUpToDate("batch-service");
    }
}
