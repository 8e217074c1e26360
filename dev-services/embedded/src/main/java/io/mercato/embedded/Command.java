package io.mercato.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end, its output kept. */
record Command(List<String> line) {

    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    static Command of(String... line) {
        return new Command(List.of(line));
    }

    /**
     * Runs the program.
     *
     * @param limit after which the program is killed and {@link ServerStartException} thrown
     */
    Result run(Duration limit) {
        try {
            // A file, not a pipe: a server that the program leaves behind would hold a pipe open for ever.
            Path output = Files.createTempFile("mercato-", ".out");
            try {
                return new Result(
                        exitCode(output, limit), Files.readString(output).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new ServerStartException(line.getFirst() + " cannot be run: " + e.getMessage() + ".", e);
        }
    }

    private int exitCode(Path output, Duration limit) throws IOException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new ServerStartException(line.getFirst() + " did not end within " + limit.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for " + line.getFirst(), e));
        }
    }
}
