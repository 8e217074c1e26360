package io.mercato.localstack.cli;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings on the command line. They become the environment variables of the same meaning, so that the supervisor reads
 * all settings from one place, and passwords are not in the process list.
 */
final class Overrides {

    private final Map<String, String> variables = new LinkedHashMap<>();

    /** On top of what the environment says. */
    Map<String, String> variables() {
        return variables;
    }

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "Use this PostgreSQL 18 instead of an embedded one: postgresql://user:password@host:5432")
    void postgres(String url) {
        variables.put("MERCATO_POSTGRES_URL", url);
    }

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Use this Redis instead of an embedded one: redis://host:6379")
    void redis(String url) {
        variables.put("MERCATO_REDIS_URL", url);
    }

    @Option(
            names = "--demo-size",
            paramLabel = "N",
            description = "Products of the demo catalogue that an empty catalogue is given; 0 for none (default: 2000)")
    void demoSize(int products) {
        variables.put("MERCATO_DEMO_SIZE", Integer.toString(products));
    }

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Of the edge, the address to use (default: 8080; 0 takes a free one, here and below)")
    void edge(int port) {
        variables.put("MERCATO_PORTS_EDGE", Integer.toString(port));
    }

    @Option(names = "--homepage-port", paramLabel = "PORT", description = "Of homepage-service (default: 8081)")
    void homepage(int port) {
        variables.put("MERCATO_PORTS_HOMEPAGE", Integer.toString(port));
    }

    @Option(names = "--catalog-port", paramLabel = "PORT", description = "Of catalog-service (default: 8082)")
    void catalog(int port) {
        variables.put("MERCATO_PORTS_CATALOG", Integer.toString(port));
    }

    @Option(names = "--orders-port", paramLabel = "PORT", description = "Of orders-service (default: 8083)")
    void orders(int port) {
        variables.put("MERCATO_PORTS_ORDERS", Integer.toString(port));
    }

    @Option(names = "--batch-port", paramLabel = "PORT", description = "Of batch-service (default: 8084)")
    void batch(int port) {
        variables.put("MERCATO_PORTS_BATCH", Integer.toString(port));
    }

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "Of the embedded PostgreSQL (default: 5442)")
    void postgresPort(int port) {
        variables.put("MERCATO_PORTS_POSTGRES", Integer.toString(port));
    }

    @Option(names = "--redis-port", paramLabel = "PORT", description = "Of the embedded Redis (default: 6389)")
    void redisPort(int port) {
        variables.put("MERCATO_PORTS_REDIS", Integer.toString(port));
    }
}
