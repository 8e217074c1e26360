package io.mercato.devservices.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutageTest {

    @Test
    void theApplicationFeelsThatPostgresIsAwayAndThatItIsBack() {
        String before = get("/server").asString();
        assertThat(before).startsWith("visits on ");
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            assertThat(get("/server").statusCode()).isEqualTo(500);
        }
        assertThat(get("/server").asString()).isEqualTo(before);
    }

    @Test
    void theApplicationFeelsThatRedisIsAwayAndThatItIsBack() {
        assertThat(get("/visits").statusCode()).isEqualTo(200);
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            assertThat(get("/visits").statusCode()).isEqualTo(500);
        }
        assertThat(get("/visits").statusCode()).isEqualTo(200);
    }
}
