package io.mercato.localstack.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one part of the suite.
 *
 * @param name as on the command line: {@code postgresql}, {@code redis}, {@code edge} or a service's name
 * @param status where it stands
 * @param since when it got there
 * @param address host and port, as a client writes it
 * @param process its process; empty while it has none, or when it is a server of the user's own
 * @param restarts how often it was started again since the suite came up
 * @param detail what a person should know besides; may be empty
 * @param log where it logs
 */
public record PartState(
        String name,
        Status status,
        Instant since,
        String address,
        Optional<ProcessId> process,
        int restarts,
        String detail,
        Path log) {

    /** Where a part stands. */
    public enum Status {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        FAILED,
        STOPPING,
        STOPPED
    }

    /** A part of which nothing is known yet but what it is. */
    public static PartState waiting(String name, String address, Path log) {
        return new PartState(name, Status.WAITING, Instant.now(), address, Optional.empty(), 0, "", log);
    }

    /** The same part, now in this status. */
    public PartState in(Status next, String why) {
        return new PartState(name, next, Instant.now(), address, process, restarts, why, log);
    }

    /** The same part with another process, or with none. */
    public PartState with(Optional<ProcessId> other) {
        return new PartState(name, status, since, address, other, restarts, detail, log);
    }

    /** The same part, started once more. */
    public PartState restarted() {
        return new PartState(name, status, since, address, process, restarts + 1, detail, log);
    }

    /** The port in {@link #address()}. */
    public int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
