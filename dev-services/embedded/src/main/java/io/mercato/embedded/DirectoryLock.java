package io.mercato.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;

/** One at a time, across processes and across the class loaders of this one. */
record DirectoryLock(Path directory) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    <T> T during(Supplier<T> work) {
        try (FileChannel file = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(file)) {
            return work.get();
        } catch (IOException e) {
            throw StartFailure.of("The embedded servers in " + directory + " cannot be locked", e);
        }
    }

    private FileLock lock(FileChannel file) {
        FileLock[] lock = new FileLock[1];
        if (!Waiting.until(() -> (lock[0] = tryLock(file)) != null, LIMIT)) {
            throw new ServerStartException("Another process has been starting the embedded servers in " + directory
                    + " for more than " + LIMIT.toMinutes() + " minutes.");
        }
        return lock[0];
    }

    private static FileLock tryLock(FileChannel file) {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this JVM, through another class loader perhaps.
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
