package io.mercato.localstack.state;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that is not mistaken for another one that got its number later.
 *
 * @param pid the number, which the system gives to another process some time after this one ended
 * @param startedAt when it started, which tells the two apart
 */
public record ProcessId(long pid, Instant startedAt) {

    /** The start is reckoned from the time of boot, which an adjusted clock moves a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Identifies a process that runs. */
    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Identifies this JVM. */
    public static ProcessId current() {
        return of(ProcessHandle.current());
    }

    /** Whether it still runs; one that has ended but was not yet collected by its parent does not. */
    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Asks it to end (SIGTERM). No-op when it has. */
    public void terminate() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /** Ends it (SIGKILL). No-op when it has. */
    public void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(false))
                .filter(process -> !hasEnded());
    }

    /** Orphans of a container whose first process collects none stay in the process table (proc(5), state Z). */
    private boolean hasEnded() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // It has been collected in this moment. macOS has no /proc, and there launchd collects orphans.
            return Files.exists(Path.of("/proc", "self"));
        }
    }
}
