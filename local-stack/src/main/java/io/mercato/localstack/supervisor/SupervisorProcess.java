package io.mercato.localstack.supervisor;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.home.InstalledCopy;
import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.ProcessId;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a {@link Supervisor} in a process of its own. */
public final class SupervisorProcess {

    /**
     * A session of its own, so that neither Ctrl-C nor the end of the terminal reaches the supervisor and its children:
     * only it may stop them, in order. macOS has no setsid(1), but a shell that makes a process group without a terminal.
     */
    private static final String APART = """
            log=$1; shift
            if command -v setsid >/dev/null 2>&1; then setsid "$@" </dev/null >>"$log" 2>&1 &
            else set -m; "$@" </dev/null >>"$log" 2>&1 &
            fi
            echo $!
            """;

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            // Netty's buffers; the JDK warns of it on the terminal otherwise.
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$-7s %5$s%6$s%n");

    private SupervisorProcess() {}

    /**
     * Starts it; returns at once.
     *
     * @param arguments of the command that runs a supervisor
     * @param environment for it
     */
    public static ProcessId start(Home home, List<String> arguments, Map<String, String> environment)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", APART, "mercato", home.log(Suite.SUPERVISOR).toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.addAll(List.of("-cp", installedClassPath(home), "io.mercato.localstack.cli.Mercato"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.folder().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process shell = builder.start();
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            shell.waitFor();
            // A shell without a terminal may complain about job control before it prints the number.
            String pid = output.substring(output.lastIndexOf('\n') + 1);
            return ProcessHandle.of(Long.parseLong(pid)).map(ProcessId::of).orElseThrow();
        } catch (IOException | RuntimeException e) {
            throw new Failure(
                    ExitCode.FAILED, "The supervisor cannot be started; see " + home.log(Suite.SUPERVISOR) + ".", e);
        }
    }

    /** The class path of this JVM, in a copy when it is the packaged jar with its libraries. */
    private static String installedClassPath(Home home) {
        String classPath = System.getProperty("java.class.path");
        Path jar = Path.of(classPath.split(File.pathSeparator)[0]);
        if (!classPath.equals(jar.toString()) || !Files.isRegularFile(jar)) {
            return classPath;
        }
        Path copy = home.installed("local-stack");
        InstalledCopy.update(jar.resolveSibling("lib"), copy.resolve("lib"));
        InstalledCopy.update(jar, copy.resolve(jar.getFileName()));
        return copy.resolve(jar.getFileName()).toString();
    }
}
