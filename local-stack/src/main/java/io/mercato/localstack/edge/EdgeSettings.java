package io.mercato.localstack.edge;

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
        int eventLoops) {}
