package io.mercato.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares the OpenAPI document that a service under test serves with the copy that is committed under docs/openapi. */
public final class CommittedOpenApi {
    private static final String UPDATE = "openapi.update";

    private CommittedOpenApi() {}

    /**
     * Fails when the two differ; with {@code -Dopenapi.update=true} it writes the copy instead.
     *
     * @param service the service's name, which is also the file's
     */
    public static void assertUpToDate(String service) throws IOException {
        String served = RestAssured.given()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path copy = Path.of("..", "docs", "openapi", service + ".yaml");
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, served);
        }
        assertThat(copy).exists();
        assertThat(served)
                .as(
                        "%s tells of another API than the service; if the change is meant, run the test with -D%s=true",
                        copy, UPDATE)
                .isEqualTo(Files.readString(copy));
    }
}
