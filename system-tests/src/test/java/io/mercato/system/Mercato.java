package io.mercato.system;

import io.mercato.localstack.home.Home;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.PartState.Status;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged suite on free ports, in a home folder of its own below target; started and stopped as a person does. */
final class Mercato {

    private static final long COMMAND_LIMIT_SECONDS = 300;

    /** Longer than all tests together. */
    private static final String TOKEN_LIFETIME = "2H";

    /** Since when the calls that the homepage replaces are on their way out. */
    static final Instant DEPRECATED_SINCE = Instant.parse("2026-11-01T00:00:00Z");

    private final Home home;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    /** A command that ran to its end, with what it printed. */
    record Run(int exitCode, String output) {}

    Mercato() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        // A space, because some clone into "My Projects".
        home = new Home(root, Path.of("target", "home of the tests").toAbsolutePath());
        environment.put("MERCATO_ROOT", home.root().toString());
        environment.put("MERCATO_HOME", home.folder().toString());
        // Long enough to look at the suite while a part of it is away.
        environment.put("MERCATO_RESTART_INITIAL_DELAY", "5S");
        // A machine may be busy with much else.
        environment.put("MERCATO_STARTUP_TIMEOUT", "3M");
        // So that nobody waits long for a token to end, and for recommendations to follow.
        environment.put("MP_JWT_VERIFY_CLOCK_SKEW", "1");
        environment.put("MERCATO_CATALOG_RECOMMENDATIONS_INTERVAL", "0.5S");
        environment.put("MERCATO_CATALOG_REPLACED_CALLS_DEPRECATED_SINCE", DEPRECATED_SINCE.toString());
        environment.put("MERCATO_CATALOG_REPLACED_CALLS_SUNSET", "2027-06-05T22:00:00Z");
        for (String part : List.of("EDGE", "HOMEPAGE", "CATALOG", "ORDERS", "BATCH", "POSTGRES", "REDIS")) {
            environment.put("MERCATO_PORTS_" + part, "0");
        }
    }

    /** Runs {@code ./mercato} with these arguments. */
    Run run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher does.
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.root()
                        .resolve("local-stack/target/mercato-local-stack.jar")
                        .toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Path output = Files.createTempFile("mercato", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end; see " + logs());
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the suite; fails with what the command printed when it does not come up. */
    void up() {
        Run up = run("up", "--detach");
        if (up.exitCode() != 0) {
            throw new IllegalStateException("The suite does not come up: " + up.output() + "\nSee " + logs());
        }
    }

    /** Starts the suite when a test that failed has left it stopped: one failure shall not look like many. */
    void ensureUp() {
        if (!state().isRunning()) {
            up();
        }
    }

    /** A token for calls of this role, of the running suite's own issuer; made once for all tests. */
    String token(String role) {
        return tokens.computeIfAbsent(role, _ -> minted("--role", role));
    }

    /** The same for somebody in particular: an administrator's name, or a customer's UUID. */
    String token(String role, String subject) {
        return tokens.computeIfAbsent(role + " " + subject, _ -> minted("--role", role, "--sub", subject));
    }

    private String minted(String... options) {
        List<String> command = new ArrayList<>(List.of("token", "--ttl", TOKEN_LIFETIME));
        command.addAll(List.of(options));
        Run token = run(command.toArray(String[]::new));
        if (token.exitCode() != 0) {
            throw new IllegalStateException(token.output());
        }
        return token.output().strip();
    }

    /** Deletes what an earlier run left. */
    void reset() {
        run("down");
        run("reset", "--yes");
    }

    SuiteState state() {
        return new StateFile(home.state()).read().orElseThrow();
    }

    PartState part(String name) {
        return state().part(name).orElseThrow();
    }

    boolean isReady(String part) {
        return part(part).status() == Status.READY;
    }

    /** Kills the process of a part (SIGKILL); the supervisor starts it again after a few seconds. */
    void kill(String part) {
        part(part).process().orElseThrow().kill();
    }

    /** The address of the public API. */
    String edge() {
        return address("edge");
    }

    /** The address of a service on its own port, where what is not public is. */
    String address(String part) {
        return "http://" + part(part).address();
    }

    Path logs() {
        return home.log("supervisor").getParent();
    }
}
