package io.mercato.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A packaged service that is started with settings with which it should not start. */
final class RefusedStart {

    private static final List<String> COMMON = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=0",
            "-Dquarkus.redis.hosts=redis://127.0.0.1:1");

    private RefusedStart() {}

    /** What the service prints before it ends by itself, which it must within a minute, and not as if all were well. */
    static String output(String service, List<String> settings, Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(COMMON);
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of(
                "-jar",
                Path.of("..", service, "target", "quarkus-app", "quarkus-run.jar")
                        .toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as("%s ends with %s", service, settings)
                    .isTrue();
            assertThat(process.exitValue()).isNotZero();
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }
}
