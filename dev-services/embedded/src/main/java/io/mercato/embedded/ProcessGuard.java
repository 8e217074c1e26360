package io.mercato.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Leaves no orphans: when this JVM ends in any way, kill -9 included, every protected process gets its stop signal, and
 * is killed when it has not ended 30 seconds later. Thread-safe.
 */
public final class ProcessGuard implements AutoCloseable {

    private static final long CLOSE_LIMIT_SECONDS = 40;

    private final Process shell;

    private ProcessGuard(Process shell) {
        this.shell = shell;
    }

    public static ProcessGuard start() {
        return new ProcessGuard(GuardScript.start(Redirect.PIPE));
    }

    /**
     * Has the process stopped when this JVM ends.
     *
     * @param signal without SIG: {@code INT} for PostgreSQL (its fast shutdown), {@code TERM} for others
     */
    public void protect(long pid, String signal) {
        tell("protect " + pid + " " + signal);
    }

    /** Forgets a process, which the caller has stopped or wants to go on. */
    public void release(long pid) {
        tell("release " + pid);
    }

    /** Stops what is still protected, and waits for it. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(String command) {
        try {
            OutputStream input = shell.getOutputStream();
            input.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guard of the embedded servers is gone", e);
        }
    }
}
