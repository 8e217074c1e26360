package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class ProcessGuardTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void closingTheGuardStopsWhatItProtects() throws IOException {
        Process protege = sleeping();
        try (ProcessGuard guard = ProcessGuard.start()) {
            guard.protect(protege.pid(), "TERM");
            assertThat(protege.isAlive()).isTrue();
        }
        await().atMost(SOON).until(() -> !protege.isAlive());
    }

    @Test
    void aReleasedProcessGoesOn() throws IOException {
        Process released = sleeping();
        Process protege = sleeping();
        try (ProcessGuard guard = ProcessGuard.start()) {
            guard.protect(released.pid(), "TERM");
            guard.protect(protege.pid(), "TERM");
            guard.release(released.pid());
        }
        await().atMost(SOON).until(() -> !protege.isAlive());
        assertThat(released.isAlive()).isTrue();
        released.destroy();
    }

    @Test
    void serversOfAJvmThatIsKilledVanishWithIt() throws IOException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersOfAnotherJvm.class.getName(),
                        folder.resolve("pa th").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            ServerProcess postgres = new ServerProcess(Long.parseLong(output.readLine()));
            ServerProcess redis = new ServerProcess(Long.parseLong(output.readLine()));
            assertThat(postgres.isRunning() && redis.isRunning()).isTrue();

            jvm.destroyForcibly();

            await().atMost(SOON).until(() -> !postgres.isRunning() && !redis.isRunning());
        }
    }

    private static Process sleeping() throws IOException {
        return new ProcessBuilder("sleep", "120").start();
    }

    /** Starts both servers, prints their process ids, and waits to be killed. */
    static final class ServersOfAnotherJvm {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            ProcessGuard guard = ProcessGuard.start();
            PostgresServer postgres = PostgresServer.start(new PostgresServer.Settings(
                    folder.resolve("postgres"), 0, folder.resolve("postgres.log"), Map.of("fsync", "off")));
            guard.protect(postgres.pid(), "INT");
            RedisServer redis = RedisServer.start(
                    new RedisServer.Settings(folder.resolve("redis"), 0, folder.resolve("redis.log"), Map.of()));
            guard.protect(redis.pid(), "TERM");
            System.out.println(postgres.pid());
            System.out.println(redis.pid());
            System.in.read();
        }
    }
}
