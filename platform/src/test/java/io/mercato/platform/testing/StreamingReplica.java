package io.mercato.platform.testing;

import io.mercato.embedded.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * A PostgreSQL and a real streaming replica of it: a copy of its files that follows its write-ahead log
 * (<a href="https://www.postgresql.org/docs/18/warm-standby.html">PostgreSQL, Log-Shipping Standby Servers</a>).
 */
public final class StreamingReplica implements AutoCloseable {
    /** Keeps the log that a stopped replica will want; counts statements, as the services' migrations expect. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "fsync",
            "off",
            "wal_keep_size",
            "256MB",
            "shared_preload_libraries",
            "pg_stat_statements",
            "wal_receiver_status_interval",
            "1s",
            "wal_retrieve_retry_interval",
            "100ms");

    private final PostgresServer primary;
    private final PostgresServer standby;

    private StreamingReplica(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, with a database. */
    public static StreamingReplica start(Path directory, String database) {
        Path data = directory.resolve("primary");
        Path copy = directory.resolve("standby");
        PostgresServer primary = PostgresServer.start(
                new PostgresServer.Settings(data, 0, directory.resolve("primary.log"), PARAMETERS));
        primary.createDatabase(database);
        // While it is stopped its files are whole, so that a copy of them is a copy of it.
        primary.close();
        copy(data, copy);
        primary.restart();
        Map<String, String> parameters = new HashMap<>(PARAMETERS);
        parameters.put(
                "primary_conninfo",
                "host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(primary.port(), primary.username(), primary.password()));
        PostgresServer standby = PostgresServer.start(
                new PostgresServer.Settings(copy, 0, directory.resolve("standby.log"), parameters));
        return new StreamingReplica(primary, standby);
    }

    public PostgresServer primary() {
        return primary;
    }

    public PostgresServer standby() {
        return standby;
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(
                            to.resolve(from.relativize(directory)),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
            // Another port than the primary's, and the role of a replica.
            Files.delete(to.resolve("postgresql.conf"));
            Files.createFile(to.resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
