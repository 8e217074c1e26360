package io.mercato.localstack.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran to its end.
 *
 * @param output both streams
 */
public record CommandRun(int exitCode, String output) {

    private static final long LIMIT_SECONDS = 60;

    /** Runs a command with nothing on its standard input. */
    public static CommandRun of(List<String> command, Map<String, String> environment) throws Exception {
        Path output = Files.createTempFile("command", ".out");
        Process process = start(command, environment, output);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " does not end: " + Files.readString(output));
        }
        return new CommandRun(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Starts a command with nothing on its standard input. */
    public static Process start(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
