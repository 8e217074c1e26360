package io.mercato.system;

import io.mercato.localstack.identity.Issuer;
import io.mercato.localstack.part.PartFailedException;
import io.mercato.localstack.part.RunningPart;
import io.mercato.localstack.part.ServicePart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One more JVM of a service of the running suite, with the same PostgreSQL and Redis; the edge does not know of it. */
final class Replica implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Those of the embedded PostgreSQL, which everybody knows. */
    private static final String USER = "mercato";

    private final String address;
    private final RunningPart running;

    private Replica(String address, RunningPart running) {
        this.address = address;
        this.running = running;
    }

    /** One more catalog-service. */
    static Replica ofCatalog(Mercato mercato) {
        return start(
                mercato,
                "catalog-service",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://" + mercato.part("postgresql").address() + "/catalog",
                        "QUARKUS_DATASOURCE_USERNAME",
                        USER,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        USER));
    }

    /** One more homepage-service, in front of this catalog-service. */
    static Replica ofHomepage(Mercato mercato, Replica catalog) {
        return start(mercato, "homepage-service", Map.of("QUARKUS_REST_CLIENT_CATALOG_URL", catalog.address()));
    }

    private static Replica start(Mercato mercato, String service, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        String address = "127.0.0.1:" + freePort();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", address.substring(address.indexOf(':') + 1));
        environment.put(
                "QUARKUS_REDIS_HOSTS", "redis://" + mercato.part("redis").address());
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_SHUTDOWN_DELAY", "0S");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("MP_JWT_VERIFY_ISSUER", Issuer.NAME);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", mercato.edge() + "/.well-known/local-stack/jwks.json");
        Path log = mercato.logs().resolve(service + "-2.log");
        ServicePart part = new ServicePart(
                service + "-2",
                address,
                log,
                Set.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        Path.of("..", service, "target", "quarkus-app", "quarkus-run.jar")
                                .toString()),
                environment,
                URI.create("http://" + address + "/q/health/ready"),
                START_LIMIT);
        try {
            return new Replica("http://" + address, part.start((_, _) -> {}));
        } catch (PartFailedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its URL, without a slash at the end. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        running.stop(GRACE);
    }
}
