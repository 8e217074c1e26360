package io.mercato.embedded;

import org.postgresql.Driver;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A PostgreSQL 18 server as a process of its own, listening on 127.0.0.1 only. It outlives the JVM unless it is closed or
 * {@linkplain ProcessGuard protected}, and a Ctrl-C in the terminal does not reach it. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    static final String USERNAME = "mercato";

    /** Known to all: the server listens on loopback only, and holds development data only. */
    static final String PASSWORD = "mercato";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** A pg_ctl that was ended may have begun the server, which writes its process id a moment later. */
    private static final Duration PID_LIMIT = Duration.ofSeconds(1);

    /** duplicate_database, duplicate_object, and unique_violation when two create it at the same time. */
    private static final Set<String> ALREADY_THERE = Set.of("42P04", "42710", "23505");

    /**
     * How to run the server.
     *
     * @param dataDirectory created when absent; survives {@link PostgresServer#close()}
     * @param port 0 for the port of the last start if it is free, else any free one
     * @param logFile appended to
     * @param parameters of postgresql.conf, such as {@code fsync=off}
     */
    public record Settings(Path dataDirectory, int port, Path logFile, Map<String, String> parameters) {
        public Settings {
            dataDirectory = dataDirectory.toAbsolutePath().normalize();
            logFile = logFile.toAbsolutePath().normalize();
            parameters = Map.copyOf(parameters);
        }
    }

    private final Settings settings;
    private final PostgresCluster cluster;
    private final int port;

    private PostgresServer(Settings settings, PostgresCluster cluster, int port) {
        this.settings = settings;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Starts a server and returns when it accepts connections. A server that a kill -9 left running on the data directory
     * is stopped first.
     *
     * @throws ServerStartException when it cannot, within 60 seconds; like any failure, an interruption of the thread included,
     *     this leaves no server behind
     */
    public static PostgresServer start(Settings settings) {
        PostgresCluster cluster = new PostgresCluster(settings.dataDirectory());
        PostgresUser user = PostgresUser.current();
        PostgresBinaries binaries = PostgresBinaries.unpacked(BinaryCache.of(user));
        boolean durable = !"off".equals(settings.parameters().get("fsync"));
        cluster.prepare(binaries, user, durable, STOP_LIMIT);
        int port = LoopbackPort.with(settings.port(), cluster.lastPort(), "PostgreSQL", candidate -> {
            cluster.configure(candidate, settings.parameters());
            new PostgresServer(settings, cluster, candidate).launch(binaries, user);
        });
        return new PostgresServer(settings, cluster, port);
    }

    /** The server that runs with these settings' data directory, whoever started it; its port and parameters are its own. */
    public static Optional<PostgresServer> running(Settings settings) {
        PostgresCluster cluster = new PostgresCluster(settings.dataDirectory());
        return cluster.process()
                .flatMap(process -> cluster.readyPort())
                .map(port -> new PostgresServer(settings, cluster, port));
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /**
     * The process id of the postmaster; another one after {@link #restart()}.
     *
     * @throws IllegalStateException while the server is stopped
     */
    public long pid() {
        return cluster.process()
                .map(ServerProcess::pid)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL on port " + port + " is stopped"));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }

    public String username() {
        return USERNAME;
    }

    public String password() {
        return PASSWORD;
    }

    /** Creates the database; nothing happens when it exists. */
    public void createDatabase(String name) {
        create("DATABASE " + quoted(name, '"'));
    }

    /** Creates a superuser; nothing happens when there is a user of that name. */
    public void createUser(String name, String password) {
        create("ROLE " + quoted(name, '"') + " LOGIN SUPERUSER PASSWORD " + quoted(password, '\''));
    }

    /** Stops the server if it runs, and starts it on the same port with the same data and parameters. */
    public void restart() {
        close();
        PostgresUser user = PostgresUser.current();
        PostgresBinaries binaries = PostgresBinaries.unpacked(BinaryCache.of(user));
        LoopbackPort.requireFree(port, "PostgreSQL");
        launch(binaries, user);
    }

    /** Shuts the server down at once, ending the connections it has; the data stays. No-op when it is stopped. */
    @Override
    public void close() {
        cluster.process().ifPresent(process -> process.stop("INT", STOP_LIMIT));
    }

    private void launch(PostgresBinaries binaries, PostgresUser user) {
        ServerLog log = ServerLog.startingAt(settings.logFile(), user);
        // pg_ctl gives the server a session of its own, so that a Ctrl-C does not reach it, and waits until it is
        // ready.
        List<String> arguments = List.of(
                "start",
                "--silent",
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--pgdata=" + cluster.directory(),
                "--log=" + settings.logFile());
        Command.Result result;
        try {
            result = user.command(binaries.program("pg_ctl"), arguments).run(START_LIMIT.plusSeconds(10));
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
        if (!result.succeeded()) {
            close();
            throw StartFailure.of("PostgreSQL", port, settings.logFile(), log.sinceStart() + "\n" + result.output());
        }
    }

    private void abandon() {
        Waiting.uninterrupted(() -> {
            Waiting.until(() -> cluster.process().isPresent(), PID_LIMIT);
            close();
        });
    }

    private void create(String what) {
        Properties credentials = new Properties();
        credentials.setProperty("user", USERNAME);
        credentials.setProperty("password", PASSWORD);
        try (Connection connection = new Driver().connect(jdbcUrl("postgres"), credentials);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE " + what);
        } catch (SQLException e) {
            if (!ALREADY_THERE.contains(e.getSQLState())) {
                throw new ServerStartException("PostgreSQL on port " + port + " refused: " + e.getMessage(), e);
            }
        }
    }

    private static String quoted(String text, char quote) {
        return quote + text.replace("" + quote, "" + quote + quote) + quote;
    }
}
