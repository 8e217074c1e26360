package io.mercato.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One PostgreSQL and one Redis shared by several JVMs through a directory. The first that needs a server starts it, and
 * when the last JVM has ended, in whatever way and order, both are stopped (docs/adr/0003-embedded-dev-services.md).
 * Thread-safe.
 */
public final class ServerGroup {

    private final Path directory;
    private final DirectoryLock lock;
    private final SharedGuard guard;

    private ServerGroup(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.lock = new DirectoryLock(this.directory);
        this.guard = new SharedGuard(this.directory);
    }

    /** A group whose data stays for the next start. */
    public static ServerGroup persistent(Path directory) {
        return joined(directory, false);
    }

    /** A group whose directory is deleted when its servers have been stopped. */
    public static ServerGroup temporary(Path directory) {
        return joined(directory, true);
    }

    /** A group that this JVM has joined already, perhaps through another class loader. */
    static ServerGroup ofMember(Path directory) {
        return new ServerGroup(directory);
    }

    /** The directory with the servers' data and their logs. */
    public Path directory() {
        return directory;
    }

    /**
     * The group's PostgreSQL, started if it is not running.
     *
     * @param port 0 for a free one; does not matter when it is running
     * @param parameters of postgresql.conf; do not matter when it is running
     * @throws ServerStartException when it cannot be started
     */
    public PostgresServer postgres(int port, Map<String, String> parameters) {
        PostgresServer.Settings settings = new PostgresServer.Settings(
                directory.resolve("postgresql"), port, directory.resolve("postgresql.log"), parameters);
        return lock.during(() -> {
            PostgresServer server = PostgresServer.running(settings).orElseGet(() -> PostgresServer.start(settings));
            guard.protect(server.pid(), "INT");
            return server;
        });
    }

    /**
     * The group's Redis, started if it is not running.
     *
     * @param port 0 for a free one; does not matter when it is running
     * @param parameters of redis.conf; do not matter when it is running
     * @throws ServerStartException when it cannot be started
     */
    public RedisServer redis(int port, Map<String, String> parameters) {
        RedisServer.Settings settings =
                new RedisServer.Settings(directory.resolve("redis"), port, directory.resolve("redis.log"), parameters);
        return lock.during(() -> {
            RedisServer server = RedisServer.running(settings).orElseGet(() -> RedisServer.start(settings));
            guard.protect(server.pid(), "TERM");
            return server;
        });
    }

    Optional<PostgresServer> runningPostgres() {
        return PostgresServer.running(new PostgresServer.Settings(
                directory.resolve("postgresql"), 0, directory.resolve("postgresql.log"), Map.of()));
    }

    Optional<RedisServer> runningRedis() {
        return RedisServer.running(
                new RedisServer.Settings(directory.resolve("redis"), 0, directory.resolve("redis.log"), Map.of()));
    }

    /** Tells the guard of the processes that run now: after a restart they are others. */
    void protectRunning() {
        runningPostgres().ifPresent(server -> guard.protect(server.pid(), "INT"));
        runningRedis().ifPresent(server -> guard.protect(server.pid(), "TERM"));
    }

    private static ServerGroup joined(Path directory, boolean temporary) {
        ServerGroup group = new ServerGroup(directory);
        try {
            Files.createDirectories(group.directory);
        } catch (IOException e) {
            throw StartFailure.of("The embedded servers cannot use the directory " + group.directory, e);
        }
        group.lock.during(() -> {
            Membership.ofThisJvm(group.directory, () -> group.join(temporary));
            return group;
        });
        return group;
    }

    private FileChannel join(boolean temporary) {
        FileChannel pipe = guard.join(temporary);
        // A guard that was killed may have left servers behind, which the new one does not know.
        protectRunning();
        return pipe;
    }
}
