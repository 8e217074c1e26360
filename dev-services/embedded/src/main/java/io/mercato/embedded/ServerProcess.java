package io.mercato.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A running server, which this JVM or another one may have started. */
record ServerProcess(long pid) {

    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(5);

    /**
     * The process whose id is in the first line of the file, if it lives and runs the program. A file that outlived its
     * server may hold an id that now belongs to something else.
     */
    static Optional<ServerProcess> of(Path pidFile, String program) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(line -> new ServerProcess(Long.parseLong(line.strip())))
                    .filter(process -> process.isRunning() && process.runs(program));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isRunning() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie();
    }

    /** Signals the process and waits; what has not ended within the limit is killed. */
    void stop(String signal, Duration limit) {
        signal(signal);
        if (!Waiting.until(() -> !isRunning(), limit)) {
            signal("KILL");
            Waiting.until(() -> !isRunning(), limit);
        }
    }

    private void signal(String signal) {
        // The shell's own kill: slim container images have no other. It fails when the process has just ended.
        Command.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\" 2>/dev/null", "kill", signal, Long.toString(pid))
                .run(SIGNAL_LIMIT);
    }

    private boolean runs(String program) {
        return name().filter(name -> name.contains(program)).isPresent();
    }

    private Optional<String> name() {
        Path name = processFile("comm");
        try {
            // Without CAP_SYS_PTRACE, as in containers, not even root learns the program of another user's process.
            return Files.exists(name)
                    ? Optional.of(Files.readString(name))
                    : ProcessHandle.of(pid)
                            .flatMap(handle -> handle.info().command())
                            .map(command -> Path.of(command).getFileName().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In a container whose first process reaps nobody, an ended server stays as a zombie. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(processFile("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    /** Of Linux (proc(5)); absent elsewhere. */
    private Path processFile(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
