package io.mercato.localstack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class ConfigurationTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("mercato.properties");
    }

    @Test
    void withoutAnySettingTheDefaultsHold() {
        StackConfig config = Configuration.read(file, Map.of());

        assertThat(config.ports().edge()).isEqualTo(8080);
        assertThat(config.demo().size()).isEqualTo(2000);
        assertThat(config.edge().requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.postgres().url()).isEmpty();
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        Files.writeString(file, """
                mercato.ports.edge=9000
                mercato.ports.catalog=9002
                mercato.postgres.parameters.shared_buffers=256MB
                """);

        StackConfig config = Configuration.read(file, Map.of("MERCATO_PORTS_EDGE", "9100"));

        assertThat(config.ports().edge()).isEqualTo(9100);
        assertThat(config.ports().catalog()).isEqualTo(9002);
        assertThat(config.postgres().parameters()).containsExactly(Map.entry("shared_buffers", "256MB"));
    }

    @Test
    void anUnknownKeyInTheFileIsAnError() throws IOException {
        Files.writeString(file, "mercato.ports.egde=9000\n");

        assertThatThrownBy(() -> Configuration.read(file, Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("mercato.ports.egde");
    }

    @Test
    void settingsOfTheServicesInTheEnvironmentAreNotTakenForUnknownKeys() {
        assertThat(Configuration.read(
                        file, Map.of("MERCATO_HOMEPAGE_X", "1", "MERCATO_HOME", "/x", "MERCATO_JDK_DIRS", "/y")))
                .isNotNull();
    }

    @Test
    void aValueOfTheWrongKindIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> Configuration.read(file, Map.of("MERCATO_PORTS_EDGE", "many")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("many")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "10,10000",
        "10S,10000",
        "10s,10000",
        "5M,300000",
        "1H30M,5400000",
        "500MS,500",
        "PT2S,2000",
        "PT0.5S,500"
    })
    void durationsAreWrittenAsInQuarkus(String text, long milliseconds) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(milliseconds));
    }
}
