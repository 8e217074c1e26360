package io.mercato.localstack.supervisor;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one supervisor of a home folder. The system lets go of it when the process ends in whatever way, so that
 * there is no stale one.
 */
public final class SupervisorLock implements AutoCloseable {

    private final FileLock lock;

    private SupervisorLock(FileLock lock) {
        this.lock = lock;
    }

    /** @throws Failure when another supervisor holds it */
    static SupervisorLock take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock())
                    .map(SupervisorLock::new)
                    .orElseThrow(() -> new Failure(ExitCode.BUSY, "Mercato is already running in this folder."));
        } catch (IOException e) {
            throw new Failure(ExitCode.CANNOT_CREATE, file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Whether a supervisor in another process holds it at this moment. */
    public static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
