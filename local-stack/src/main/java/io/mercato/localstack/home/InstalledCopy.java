package io.mercato.localstack.home;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A copy of what the build made, to run from. A JVM reads its jars for as long as it runs, and fails in odd ways when a
 * build replaces them meanwhile; the copy is only brought up to date while nothing runs.
 */
public final class InstalledCopy {

    private InstalledCopy() {}

    /**
     * Makes the copy the same as its source, a file or a folder; what is the same already is not copied again.
     *
     * @throws Failure when it cannot be written
     */
    public static void update(Path source, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            if (Files.isDirectory(copy)) {
                removeWhatIsGone(source, copy);
            }
            try (Stream<Path> tree = Files.walk(source)) {
                for (Path each : tree.toList()) {
                    updateOne(each, copy.resolve(source.relativize(each).toString()));
                }
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.IO, "%s cannot be copied to %s: %s.".formatted(source, copy, e.getMessage()), e);
        }
    }

    private static void updateOne(Path source, Path copy) throws IOException {
        if (Files.isDirectory(source)) {
            Files.createDirectories(copy);
        } else if (!isSame(source, copy)) {
            Files.copy(source, copy, REPLACE_EXISTING, COPY_ATTRIBUTES);
        }
    }

    private static boolean isSame(Path source, Path copy) throws IOException {
        return Files.isRegularFile(copy)
                && Files.size(source) == Files.size(copy)
                && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(copy));
    }

    private static void removeWhatIsGone(Path source, Path copy) throws IOException {
        try (Stream<Path> tree = Files.walk(copy)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.notExists(source.resolve(copy.relativize(each).toString()))) {
                    Files.delete(each);
                }
            }
        }
    }
}
