package io.mercato.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Redis server as a process of its own, listening on 127.0.0.1 only. It outlives the JVM unless it is closed or
 * {@linkplain ProcessGuard protected}, and a Ctrl-C in the terminal does not reach it. Thread-safe.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration PING_LIMIT = Duration.ofSeconds(1);

    /** A daemon writes its process id a moment after the program has ended that it comes from. */
    private static final Duration PID_LIMIT = Duration.ofSeconds(1);

    private static final Pattern GIVEN_UP = Pattern.compile(
            "# .*(Fatal|Failed|Bad file format|Can't|Unrecoverable|aborting)", Pattern.CASE_INSENSITIVE);

    /**
     * How to run the server.
     *
     * @param dataDirectory created when absent; holds the append-only file, which survives {@link RedisServer#close()}
     * @param port 0 for the port of the last start if it is free, else any free one
     * @param logFile appended to
     * @param parameters of redis.conf, such as {@code appendonly=no}; values as they stand there, quoted where need be
     */
    public record Settings(Path dataDirectory, int port, Path logFile, Map<String, String> parameters) {
        public Settings {
            dataDirectory = dataDirectory.toAbsolutePath().normalize();
            logFile = logFile.toAbsolutePath().normalize();
            parameters = Map.copyOf(parameters);
        }
    }

    private final Settings settings;
    private final RedisDirectory directory;
    private final int port;

    private RedisServer(Settings settings, RedisDirectory directory, int port) {
        this.settings = settings;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a server and returns when it answers. A server that a kill -9 left running on the data directory is stopped
     * first.
     *
     * @throws ServerStartException when it cannot, within 60 seconds; like any failure, an interruption of the thread included,
     *     this leaves no server behind
     */
    public static RedisServer start(Settings settings) {
        RedisBinary binary = RedisBinary.unpacked(BinaryCache.of(PostgresUser.SELF));
        RedisDirectory directory = new RedisDirectory(settings.dataDirectory());
        directory.create();
        directory.process().ifPresent(leftOver -> leftOver.stop("TERM", STOP_LIMIT));
        int port = LoopbackPort.with(settings.port(), directory.lastPort(), "Redis", candidate -> {
            directory.configure(candidate, settings.logFile(), settings.parameters());
            new RedisServer(settings, directory, candidate).launch(binary);
        });
        return new RedisServer(settings, directory, port);
    }

    /** The server that runs with these settings' data directory, whoever started it; its port and parameters are its own. */
    public static Optional<RedisServer> running(Settings settings) {
        RedisDirectory directory = new RedisDirectory(settings.dataDirectory());
        return directory
                .process()
                .map(process -> new RedisServer(settings, directory, directory.lastPort()))
                .filter(RedisServer::answers);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /**
     * The process id; another one after {@link #restart()}.
     *
     * @throws IllegalStateException while the server is stopped
     */
    public long pid() {
        return directory
                .process()
                .map(ServerProcess::pid)
                .orElseThrow(() -> new IllegalStateException("Redis on port " + port + " is stopped"));
    }

    /** Such as {@code redis://127.0.0.1:6379}. */
    public String uri() {
        return "redis://" + LoopbackPort.HOST + ":" + port;
    }

    /** Stops the server if it runs, and starts it on the same port with the same data and parameters. */
    public void restart() {
        close();
        RedisBinary binary = RedisBinary.unpacked(BinaryCache.of(PostgresUser.SELF));
        LoopbackPort.requireFree(port, "Redis");
        launch(binary);
    }

    /** Stops the server; what it had appended to its file stays. No-op when it is stopped. */
    @Override
    public void close() {
        directory.process().ifPresent(process -> process.stop("TERM", STOP_LIMIT));
    }

    private void launch(RedisBinary binary) {
        ServerLog log = ServerLog.startingAt(settings.logFile(), PostgresUser.SELF);
        Command.Result result;
        try {
            result = Command.of(
                            binary.program().toString(),
                            directory.configuration().toString())
                    .run(START_LIMIT);
        } catch (RuntimeException e) {
            abandon(log);
            throw e;
        }
        boolean ready =
                result.succeeded() && Waiting.until(() -> answers() || hasGivenUp(log), START_LIMIT) && answers();
        if (!ready) {
            if (result.succeeded()) {
                abandon(log);
            }
            throw StartFailure.of("Redis", port, settings.logFile(), log.sinceStart() + "\n" + result.output());
        }
    }

    private void abandon(ServerLog log) {
        Waiting.uninterrupted(() -> {
            Waiting.until(() -> directory.process().isPresent() || hasGivenUp(log), PID_LIMIT);
            close();
        });
    }

    private static boolean hasGivenUp(ServerLog log) {
        return GIVEN_UP.matcher(log.sinceStart()).find();
    }

    /**
     * Whether it is this server that answers, no other that was quicker to take the port. It may still be reading its
     * append-only file, when the answer is LOADING.
     */
    private boolean answers() {
        return directory.process().isPresent() && isSomebodyAnswering();
    }

    private boolean isSomebodyAnswering() {
        try (Socket socket = new Socket()) {
            int limit = Math.toIntExact(PING_LIMIT.toMillis());
            socket.connect(new InetSocketAddress(LoopbackPort.HOST, port), limit);
            socket.setSoTimeout(limit);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
