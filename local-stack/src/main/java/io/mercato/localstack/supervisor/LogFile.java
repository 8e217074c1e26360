package io.mercato.localstack.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log that another process appends to. It is copied and emptied rather than renamed, because its writer keeps it open
 * (as logrotate's copytruncate; a line written in between may be lost).
 */
final class LogFile {

    private LogFile() {}

    /** Sets a file that has grown over the limit aside as {@code name.1}, in place of the one before. */
    static void rotate(Path file, long maximumBytes) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > maximumBytes) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }
}
