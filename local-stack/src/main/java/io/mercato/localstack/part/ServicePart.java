package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.state.ProcessId;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service in a JVM of its own.
 *
 * @param command starts it
 * @param environment set in addition to this JVM's own
 * @param ready answers 200 once it takes requests
 * @param startLimit for getting ready
 */
public record ServicePart(
        String name,
        String address,
        Path log,
        Set<String> needs,
        List<String> command,
        Map<String, String> environment,
        URI ready,
        Duration startLimit)
        implements Part {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration GRACE_AFTER_FAILURE = Duration.ofSeconds(5);

    @Override
    public RunningPart start(LaunchListener onLaunch) throws PartFailedException, InterruptedException {
        Process process = launch();
        ProcessId id = ProcessId.of(process.toHandle());
        boolean ready = false;
        try {
            onLaunch.launched(id, "TERM");
            awaitReady(process);
            ready = true;
            return new RunningProcess(id);
        } finally {
            if (!ready) {
                LaunchedProcess.stop(id, GRACE_AFTER_FAILURE);
            }
        }
    }

    private Process launch() throws PartFailedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new PartFailedException(ExitCode.FAILED, name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    private void awaitReady(Process process) throws PartFailedException, InterruptedException {
        long deadline = System.nanoTime() + startLimit.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PROBE_LIMIT)
                .build()) {
            while (!answers(client)) {
                // Doubles as the pause between two probes.
                if (process.waitFor(POLL)) {
                    throw new PartFailedException(
                            ExitCode.FAILED,
                            "%s ended with exit code %d before it was ready; its last lines are in %s."
                                    .formatted(name, process.exitValue(), log),
                            null);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new PartFailedException(
                            ExitCode.FAILED,
                            "%s was not ready within %d seconds (mercato.startup.timeout); see %s."
                                    .formatted(name, startLimit.toSeconds(), log),
                            null);
                }
            }
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            HttpRequest probe =
                    HttpRequest.newBuilder(ready).timeout(PROBE_LIMIT).build();
            return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private record RunningProcess(ProcessId process) implements RunningPart {
        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public boolean stop(Duration grace) {
            return LaunchedProcess.stop(process, grace);
        }
    }
}
