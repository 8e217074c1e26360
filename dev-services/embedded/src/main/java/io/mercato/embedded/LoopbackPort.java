package io.mercato.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and checks ports of 127.0.0.1. */
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /** The given port when it is free, else a {@link ServerStartException}; for 0 any free one. */
    static int free(int port, String server) {
        try {
            return bound(port);
        } catch (IOException e) {
            throw new ServerStartException(server + " did not start: port " + port + " is taken.", e);
        }
    }

    /** The preferred port when it is free, else any free one. */
    static int freeNear(int preferred, String server) {
        try {
            return bound(preferred);
        } catch (IOException e) {
            return free(0, server);
        }
    }

    private static int bound(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a port whose old connections linger in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return socket.getLocalPort();
        }
    }
}
