package io.mercato.localstack.part;

import io.mercato.localstack.config.StackConfig.Ports;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The services of the suite, in the order in which they start. */
public enum Service {
    CATALOG("catalog-service", Optional.of("catalog"), Set.of(), Ports::catalog),
    ORDERS("orders-service", Optional.of("orders"), Set.of(), Ports::orders),
    BATCH("batch-service", Optional.of("batch"), Set.of(), Ports::batch),
    /** Fills its caches from the catalogue when it starts. */
    HOMEPAGE("homepage-service", Optional.empty(), Set.of("catalog-service"), Ports::homepage);

    private final String serviceName;
    private final Optional<String> database;
    private final Set<String> needs;
    private final ToIntFunction<Ports> port;

    Service(String serviceName, Optional<String> database, Set<String> needs, ToIntFunction<Ports> port) {
        this.serviceName = serviceName;
        this.database = database;
        this.needs = needs;
        this.port = port;
    }

    /** The name of its module and of its log. */
    public String serviceName() {
        return serviceName;
    }

    /** The database it owns. */
    public Optional<String> database() {
        return database;
    }

    /** The services that it needs at its start. */
    public Set<String> needs() {
        return needs;
    }

    /** The port that is configured for it. */
    public int port(Ports ports) {
        return port.applyAsInt(ports);
    }
}
