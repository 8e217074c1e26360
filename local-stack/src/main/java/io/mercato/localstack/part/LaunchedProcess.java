package io.mercato.localstack.part;

import io.mercato.localstack.state.ProcessId;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of the suite, whether this JVM's child or not. */
public final class LaunchedProcess {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private LaunchedProcess() {}

    /** Ends the process, by force after the grace; returns whether that was not needed. */
    public static boolean stop(ProcessId process, Duration grace) {
        process.terminate();
        if (hasEnded(process, grace)) {
            return true;
        }
        process.kill();
        hasEnded(process, KILL_LIMIT);
        return false;
    }

    /** Waits, also on an interrupted thread: what was asked to end is not left alone halfway. */
    private static boolean hasEnded(ProcessId process, Duration limit) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                break;
            }
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }
}
