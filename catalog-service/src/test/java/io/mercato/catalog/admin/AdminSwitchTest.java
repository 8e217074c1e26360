package io.mercato.catalog.admin;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Administration as it is where nobody has switched it on. */
@QuarkusTest
@TestProfile(AdminSwitchTest.Off.class)
class AdminSwitchTest {
    /** As in production. */
    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mercato.catalog.admin.enabled", "false");
        }
    }

    @Test
    void whereItIsNotEnabledThereIsNothing() {
        assertProblem(get("/admin/stock/movements"), 404, "unknown_path");
        assertProblem(get("/admin/stock/low?below=abc"), 404, "unknown_path");
        assertProblem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/api/v1/admin/stock/a/b/restock")
                        .then(),
                404,
                "unknown_path");
        get("/products").statusCode(200);
    }
}
