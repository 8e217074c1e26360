package io.mercato.devservices.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

@QuarkusIntegrationTest
class PackagedApplicationIT {

    private static final Path PACKAGED = Path.of("target/quarkus-app");

    @Test
    void theTestsOfAPackagedApplicationGetServersToo() {
        assertThat(get("/server").asString()).contains(" on ");
        assertThat(get("/visits").asString()).isEqualTo("1");
    }

    @Test
    void nothingOfTheServersIsInThePackagedApplication() throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGED)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.startsWith("io.mercato.mercato-dev-services-"))
                    .noneMatch(name -> name.contains("embedded") || name.contains("deployment-1"));
        }
    }
}
