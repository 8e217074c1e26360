package io.mercato.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/** Finds and checks ports of 127.0.0.1. */
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    /**
     * Below the ports that systems give to outgoing connections (32768 and up on Linux): one of those could be taken while
     * a server restarts, even by a client that tries to reach it.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 5;

    private LoopbackPort() {}

    /**
     * Starts a server on the port that is asked for.
     *
     * @param asked 0 for the preferred one, else any free one; then others may be quicker to take it, and the next is tried
     * @param launch throws {@link ServerStartException}
     * @return the port it runs on
     */
    static int with(int asked, int preferred, String server, IntConsumer launch) {
        int port = asked == 0 ? freeNear(preferred) : asked;
        requireFree(port, server);
        for (int attempt = 1; ; attempt++) {
            try {
                launch.accept(port);
                return port;
            } catch (ServerStartException e) {
                if (asked != 0 || attempt == ATTEMPTS || isFree(port)) {
                    throw e;
                }
                port = freeNear(0);
            }
        }
    }

    static void requireFree(int port, String server) {
        if (!isFree(port)) {
            throw new ServerStartException(server + " did not start: port " + port + " is taken.");
        }
    }

    private static int freeNear(int preferred) {
        return preferred != 0 && isFree(preferred)
                ? preferred
                : ThreadLocalRandom.current()
                        .ints(FIRST, LAST)
                        .filter(LoopbackPort::isFree)
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a port whose old connections linger in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
