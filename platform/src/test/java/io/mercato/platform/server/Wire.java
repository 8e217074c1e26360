package io.mercato.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A wire to a server that a test may cut, so that neither end is told, or lengthen. */
public final class Wire implements AutoCloseable {
    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    private Wire(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    public static Wire to(URI server) {
        try {
            Wire wire = new Wire(
                    new InetSocketAddress(server.getHost(), server.getPort()),
                    new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What is sent from now on never arrives; connections can be made, and are as deaf. */
    public void cut() {
        cut = true;
    }

    /** New connections work; those that were cut stay deaf, as if the other end had been replaced. */
    public void mend() {
        cut = false;
    }

    /** Ends all connections, so that both ends know. */
    public void hangUp() {
        try {
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything arrives so much later. */
    public void delay(Duration later) {
        delay = later;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket target = new Socket();
                sockets.add(client);
                sockets.add(target);
                target.connect(server);
                Connection connection = new Connection();
                Thread.ofVirtual().start(() -> connection.carry(client, target));
                Thread.ofVirtual().start(() -> connection.carry(target, client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private final class Connection {
        private volatile boolean deaf;

        private void carry(Socket from, Socket to) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[64 * 1024];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    deaf |= cut;
                    LockSupport.parkNanos(delay.toNanos());
                    if (!deaf) {
                        out.write(bytes, 0, count);
                    }
                }
            } catch (IOException e) {
                // One end has closed.
            }
        }
    }
}
