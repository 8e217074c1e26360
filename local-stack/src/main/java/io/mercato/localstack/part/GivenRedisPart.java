package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A Redis of the user's own: never started or stopped.
 *
 * @param url as given, credentials included
 * @param host and port to reach it at
 */
record GivenRedisPart(String name, String url, String host, int port, Path log) implements Part {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int DEFAULT_PORT = 6379;

    /** Reads {@code redis://user:password@host:port/database}; all but the host may be left out. */
    static GivenRedisPart parse(String name, String url, Path log) {
        try {
            URI uri = new URI(url);
            if (("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null) {
                return new GivenRedisPart(
                        name, url, uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), log);
            }
        } catch (URISyntaxException e) {
            // Said below, without the URL: it may hold a password.
        }
        throw new Failure(
                ExitCode.CONFIGURATION, "The Redis URL (--redis, mercato.redis.url) must be like redis://host:6379.");
    }

    @Override
    public String address() {
        return host + ":" + port;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public RunningPart start(LaunchListener onLaunch) throws PartFailedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(CONNECT_LIMIT.toMillis()));
            return new GivenServer();
        } catch (IOException e) {
            throw new PartFailedException(
                    ExitCode.UNAVAILABLE,
                    "The Redis at " + address() + " cannot be reached: " + e.getMessage() + ".",
                    e);
        }
    }
}
