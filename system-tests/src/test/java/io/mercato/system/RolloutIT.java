package io.mercato.system;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

/** What operators do with the homepage, through the edge: docs/runbook.md. */
@ExtendWith(RunningSuite.class)
class RolloutIT {
    private static final String ADMIN = "/api/v1/admin/rollout/homepage";
    private static final String PUBLIC = "/api/v1/rollout/homepage";

    @Test
    void theHomepageIsRolledOutToEverybodyAndBack(Mercato mercato) {
        Administration ada = new Administration(mercato.token("admin", "ada"));
        String etag = ada.get("rollout/homepage").statusCode(200).extract().header("ETag");

        ada.request()
                .header("If-Match", etag)
                .body(Map.of("percent", 100, "reason", "a test"))
                .put(ADMIN)
                .then()
                .statusCode(200);

        when().get(PUBLIC)
                .then()
                .statusCode(200)
                .header("Mercato-Rollout", "batch")
                .header("Cache-Control", "private, no-store")
                .header("Set-Cookie", containsString("Path=/api/v1/rollout"))
                .header("Set-Cookie", containsString("HttpOnly"));
        when().get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .header("Mercato-Rollout", nullValue())
                .header("Set-Cookie", nullValue());

        ada.post("rollout/homepage/rollback", Map.of()).statusCode(200).body("percent", equalTo(0));
        when().get(PUBLIC).then().header("Mercato-Rollout", "legacy");
        ada.get("rollout/homepage/changes?limit=1")
                .statusCode(200)
                .body("items[0].actor", equalTo("ada"))
                .body("items[0].reason", equalTo("rollback"));
    }

    @Test
    void whatAnAdministratorHasForgottenIsMadeAnew(Mercato mercato) {
        Administration ada = new Administration(mercato.token("admin", "ada"));
        String before = madeAt();

        ada.post("cache/invalidate", Map.of("sections", List.of("offers"), "reason", "a test"))
                .statusCode(200);

        await().untilAsserted(() -> assertThat(madeAt()).isNotEqualTo(before));
        ada.get("cache/invalidations?limit=1")
                .statusCode(200)
                .body("items[0].actor", equalTo("ada"))
                .body("items[0].sections", equalTo(List.of("offers")));
    }

    private static String madeAt() {
        return when().get("/api/v1/homepage").then().statusCode(200).extract().path("data.metadata.timestamp");
    }
}
