package io.mercato.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A key that is spelt wrong must not pass for one that is set. */
class UnknownKeysIT {

    @ParameterizedTest
    @CsvSource({
        "homepage-service, mercato.unknown",
        "homepage-service, mercato.homepage.sections.events.bugdet",
        "homepage-service, quarkus.http.prot",
        "catalog-service, mercato.catalog.demo.enabeld",
        "orders-service, mercato.cache.any.frsh",
        "batch-service, mercato.redis-tier.time-out"
    })
    void aKeyThatNobodyKnowsFailsTheStartAndIsNamed(String service, String key, @TempDir Path folder) throws Exception {
        File output = folder.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + key + "=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.redis.hosts=redis://127.0.0.1:1",
                        "-jar",
                        Path.of("..", service, "target", "quarkus-app", "quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as("%s starts with the key %s", service, key)
                    .isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(output).content().contains(key);
        } finally {
            process.destroyForcibly();
        }
    }
}
