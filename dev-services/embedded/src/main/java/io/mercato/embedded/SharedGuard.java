package io.mercato.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The {@link GuardScript guard} of several JVMs: it reads a named pipe that each of them holds open for writing. When the
 * last of them is gone, in whatever way, the operating system ends the guard's input, and the guard stops the servers.
 */
record SharedGuard(Path directory) {

    /** Longer than a guard takes to stop servers that do not want to. */
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(90);

    private static final Duration MKFIFO_LIMIT = Duration.ofSeconds(10);

    /**
     * Becomes one of those that keep the servers running, until the pipe is closed. To be called under the
     * {@link DirectoryLock}.
     *
     * @param temporary whether the guard deletes the directory in the end
     */
    FileChannel join(boolean temporary) {
        try {
            if (!Files.exists(pipe())) {
                makePipe();
            }
            FileChannel pipe = openPipe();
            String id = UUID.randomUUID().toString();
            send(pipe, "joined " + id);
            Path answer = directory.resolve("joined-" + id);
            // A guard that is already stopping the servers answers no more; then the next one is started, and reads on.
            AtomicReference<Process> started = new AtomicReference<>();
            BooleanSupplier answered = () -> {
                if (started.get() == null && !isRunning()) {
                    started.set(start(temporary));
                }
                return Files.exists(answer);
            };
            if (!Waiting.until(answered, JOIN_LIMIT)) {
                throw new ServerStartException(
                        "The guard of the embedded servers in " + directory + " does not answer.");
            }
            Files.delete(answer);
            return pipe;
        } catch (IOException e) {
            throw StartFailure.of("The guard of the embedded servers in " + directory + " cannot be started", e);
        }
    }

    /** To be called by a member only: the guard of a group without members is gone. */
    void protect(long pid, String signal) {
        try (FileChannel pipe = openPipe()) {
            send(pipe, "protect " + pid + " " + signal);
        } catch (IOException e) {
            throw StartFailure.of("The guard of the embedded servers in " + directory + " cannot be told", e);
        }
    }

    private boolean isRunning() {
        return ServerProcess.of(pidFile(), "sh").isPresent();
    }

    private Process start(boolean temporary) {
        Process guard = GuardScript.start(
                Redirect.from(pipe().toFile()), directory.toString(), temporary ? directory.toString() : "");
        try {
            Files.writeString(pidFile(), Long.toString(guard.pid()));
            return guard;
        } catch (IOException e) {
            guard.destroyForcibly();
            throw StartFailure.of("The guard of the embedded servers in " + directory + " cannot be started", e);
        }
    }

    /** For reading and writing, which waits for nobody at the other end. */
    private FileChannel openPipe() throws IOException {
        return FileChannel.open(pipe(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void send(FileChannel pipe, String command) throws IOException {
        // Shorter than PIPE_BUF, hence never mixed with another JVM's (POSIX write()).
        pipe.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private void makePipe() throws IOException {
        Command.Result result =
                Command.of("mkfifo", "-m", "600", pipe().toString()).run(MKFIFO_LIMIT);
        if (!result.succeeded()) {
            throw new IOException(result.output());
        }
    }

    private Path pipe() {
        return directory.resolve("guard.pipe");
    }

    private Path pidFile() {
        return directory.resolve("guard.pid");
    }
}
