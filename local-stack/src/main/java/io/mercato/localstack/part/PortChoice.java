package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.config.StackConfig.Ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The ports that the suite will listen on: those configured, free ones in place of 0. All were free when chosen. */
record PortChoice(int edge, int homepage, int catalog, int orders, int batch, int postgres, int redis)
        implements Ports {

    private static final int HIGHEST = 65_535;

    /** @throws Failure naming the first port that is taken, and the key that changes it */
    static PortChoice of(Ports configured, boolean withPostgres, boolean withRedis) {
        // Held until all are chosen, so that no free port is chosen twice and no port is configured twice.
        List<ServerSocket> held = new ArrayList<>();
        try {
            return new PortChoice(
                    claim("the edge", "edge", "--port", configured.edge(), held),
                    claim("homepage-service", "homepage", "--homepage-port", configured.homepage(), held),
                    claim("catalog-service", "catalog", "--catalog-port", configured.catalog(), held),
                    claim("orders-service", "orders", "--orders-port", configured.orders(), held),
                    claim("batch-service", "batch", "--batch-port", configured.batch(), held),
                    withPostgres ? claim("PostgreSQL", "postgres", "--postgres-port", configured.postgres(), held) : 0,
                    withRedis ? claim("Redis", "redis", "--redis-port", configured.redis(), held) : 0);
        } finally {
            held.forEach(PortChoice::release);
        }
    }

    private static int claim(String part, String key, String option, int port, List<ServerSocket> held) {
        if (port < 0 || port > HIGHEST) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "%d (mercato.ports.%s) is not a port: it must be from 0 to %d.".formatted(port, key, HIGHEST));
        }
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "Port %d of %s is taken by another program; choose another with %s or mercato.ports.%s (0 for a free one)."
                            .formatted(port, part, option, key));
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket that listens can be closed", e);
        }
    }
}
