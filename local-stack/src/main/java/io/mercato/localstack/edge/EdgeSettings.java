package io.mercato.localstack.edge;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The bounds of the edge.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param requestTimeout from the arrival of a request's head to the end of its answer
 * @param connectTimeout for a connection to a service, waiting for a free one included
 * @param idleTimeout after which a client's connection that carries nothing is closed
 * @param maximumBodySize of a request, in bytes
 * @param maximumHeaderSize of a request: all header lines together, in bytes
 * @param connectionsPerService that each event loop opens to one service at most
 * @param publishedKeys a file, served at {@link #PUBLISHED_KEYS}
 * @param eventLoops threads that carry the traffic
 */
public record EdgeSettings(
        String host,
        int port,
        Duration requestTimeout,
        Duration connectTimeout,
        Duration idleTimeout,
        long maximumBodySize,
        int maximumHeaderSize,
        int connectionsPerService,
        Path publishedKeys,
        int eventLoops) {

    /** Where the services find the keys of tokens made on this machine; not {@code /.well-known/jwks.json}, which is routed. */
    public static final String PUBLISHED_KEYS = "/.well-known/local-stack/jwks.json";
}
