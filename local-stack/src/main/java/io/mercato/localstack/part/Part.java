package io.mercato.localstack.part;

import java.nio.file.Path;
import java.util.Set;

/** Something the suite consists of: a server, a service or the edge. */
public interface Part {

    /** As on the command line; unique. */
    String name();

    /** Where it listens, or will. */
    String address();

    /** Where it logs. */
    Path log();

    /** The parts that must be ready before it starts. */
    Set<String> needs();

    /**
     * Starts it and returns when it is ready. Blocks; when it throws or is interrupted, nothing is left behind.
     *
     * @param onLaunch told of its processes as soon as there is one, before it is ready
     * @throws PartFailedException when it does not get ready
     */
    RunningPart start(LaunchListener onLaunch) throws PartFailedException, InterruptedException;
}
