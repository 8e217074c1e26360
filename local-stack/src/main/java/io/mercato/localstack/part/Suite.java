package io.mercato.localstack.part;

import io.mercato.embedded.PostgresServer;
import io.mercato.embedded.RedisServer;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.config.StackConfig;
import io.mercato.localstack.config.StackConfig.EdgeLimits;
import io.mercato.localstack.config.StackConfig.Ports;
import io.mercato.localstack.edge.EdgeSettings;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.home.InstalledCopy;
import io.mercato.localstack.identity.Issuer;
import io.mercato.localstack.identity.SigningKey;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts the suite together from its configuration: which parts there are, what each needs, and what each is told. */
public final class Suite {

    public static final String POSTGRES = "postgresql";
    public static final String REDIS = "redis";
    public static final String EDGE = "edge";

    /** Where the supervisor, and the edge within it, log. */
    public static final String SUPERVISOR = "supervisor";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String RUNNER = "quarkus-run.jar";

    private final StackConfig config;
    private final Home home;
    private final Map<String, String> environment;
    private final Ports ports;

    private Suite(StackConfig config, Home home, Map<String, String> environment) {
        this.config = config;
        this.home = home;
        this.environment = environment;
        this.ports = PortChoice.of(
                config.ports(),
                config.postgres().url().isEmpty(),
                config.redis().url().isEmpty());
    }

    /**
     * The parts in the order in which they start; they stop in the opposite order. To be called while no suite runs here,
     * since it brings the installed copies of the services up to date.
     *
     * @throws Failure when a service is not built, a port is taken or a URL cannot be read
     */
    public static List<Part> parts(StackConfig config, Home home, Map<String, String> environment) {
        for (Service service : Service.values()) {
            Path application = home.application(service.serviceName()).resolve(RUNNER);
            if (!Files.isRegularFile(application)) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "%s is not built (there is no %s); run ./mvnw package -DskipTests."
                                .formatted(service.serviceName(), application));
            }
        }
        Suite suite = new Suite(config, home, environment);
        SigningKey.renewServiceToken(home);
        for (Service service : Service.values()) {
            String name = service.serviceName();
            InstalledCopy.update(home.application(name), home.installed(name));
        }
        return suite.parts();
    }

    /** The names of all parts. */
    public static List<String> names() {
        return Stream.of(
                        Stream.of(POSTGRES, REDIS),
                        Stream.of(Service.values()).map(Service::serviceName),
                        Stream.of(EDGE))
                .flatMap(names -> names)
                .toList();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        DatabaseServer database = config.postgres()
                .url()
                .map(DatabaseServer::parse)
                // PostgresServer's own user and password, which it tells only once it runs.
                .orElseGet(() -> new DatabaseServer(LOOPBACK + ":" + ports.postgres(), "mercato", "mercato", "", ""));
        parts.add(config.postgres().url().isPresent() ? givenPostgres(database) : embeddedPostgres(database));
        Optional<GivenRedisPart> givenRedis =
                config.redis().url().map(url -> GivenRedisPart.parse(REDIS, url, home.log(SUPERVISOR)));
        parts.add(givenRedis.<Part>map(given -> given).orElseGet(this::embeddedRedis));
        String redis = givenRedis.map(GivenRedisPart::url).orElse("redis://" + LOOPBACK + ":" + ports.redis());
        for (Service service : Service.values()) {
            parts.add(service(service, database, redis));
        }
        parts.add(edge());
        return List.copyOf(parts);
    }

    private Part givenPostgres(DatabaseServer server) {
        return new GivenPostgresPart(POSTGRES, server, home.log(SUPERVISOR), databases());
    }

    private Part embeddedPostgres(DatabaseServer server) {
        PostgresServer.Settings settings = new PostgresServer.Settings(
                home.data(POSTGRES), ports.postgres(), home.log(POSTGRES), postgresParameters());
        return new EmbeddedServerPart<>(
                POSTGRES,
                server.address(),
                home.log(POSTGRES),
                () -> {
                    PostgresServer started = PostgresServer.start(settings);
                    databases().forEach(started::createDatabase);
                    return started;
                },
                PostgresServer::pid,
                "INT");
    }

    /** What is configured, and before that the library that counts statements, which PostgreSQL loads at its start only. */
    private Map<String, String> postgresParameters() {
        Map<String, String> parameters = new HashMap<>(Map.of("shared_preload_libraries", "pg_stat_statements"));
        parameters.putAll(config.postgres().parameters());
        return parameters;
    }

    private Part embeddedRedis() {
        RedisServer.Settings settings = new RedisServer.Settings(
                home.data(REDIS), ports.redis(), home.log(REDIS), config.redis().parameters());
        return new EmbeddedServerPart<>(
                REDIS,
                LOOPBACK + ":" + ports.redis(),
                home.log(REDIS),
                () -> RedisServer.start(settings),
                RedisServer::pid,
                "TERM");
    }

    private static List<String> databases() {
        return Stream.of(Service.values())
                .flatMap(service -> service.database().stream())
                .toList();
    }

    private Part service(Service service, DatabaseServer database, String redis) {
        String name = service.serviceName();
        Set<String> needs = new HashSet<>(service.needs());
        needs.add(REDIS);
        service.database().ifPresent(owned -> needs.add(POSTGRES));
        String address = LOOPBACK + ":" + service.port(ports);
        return new ServicePart(
                name,
                address,
                home.log(name),
                Set.copyOf(needs),
                command(home.installed(name).resolve(RUNNER)),
                settings(service, database, redis),
                URI.create("http://" + address + "/q/health/ready"),
                config.startup().timeout());
    }

    private List<String> command(Path application) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(config.services().javaOptions().strip().split("\\s+")));
        command.addAll(List.of("-jar", application.toString()));
        return List.copyOf(command);
    }

    private Map<String, String> settings(Service service, DatabaseServer database, String redis) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", LOOPBACK);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(service.port(ports)));
        settings.put("QUARKUS_REDIS_HOSTS", redis);
        // The edge says who calls, and overwrites what a client says of it: else everybody would share one rate limit.
        settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", LOOPBACK);
        // Production in all but who may issue tokens: this machine does.
        settings.put("QUARKUS_PROFILE", "local");
        settings.put("MP_JWT_VERIFY_ISSUER", Issuer.NAME);
        settings.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "http://" + LOOPBACK + ":" + ports.edge() + EdgeSettings.PUBLISHED_KEYS);
        // For load balancers that learn of a stop with a delay; here the edge is stopped first.
        settings.put("QUARKUS_SHUTDOWN_DELAY", "0S");
        // Read by people here, by ./mercato logs; a cluster collects JSON.
        settings.put(
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                environment.getOrDefault("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"));
        settings.put("MERCATO_IDENTITY_SERVICE_TOKEN_FILE", home.serviceToken().toString());
        service.database().ifPresent(name -> {
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(name));
            settings.put("QUARKUS_DATASOURCE_USERNAME", database.username());
            settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        });
        switch (service) {
            case CATALOG -> settings.put("MERCATO_CATALOG_DEMO_ENABLED", "true");
            case HOMEPAGE ->
                settings.put("QUARKUS_REST_CLIENT_CATALOG_URL", "http://" + LOOPBACK + ":" + ports.catalog());
            case ORDERS, BATCH -> {
                // Nothing of their own yet.
            }
        }
        return Map.copyOf(settings);
    }

    private Part edge() {
        Map<String, Integer> services = new HashMap<>();
        for (Service service : Service.values()) {
            services.put(service.serviceName(), service.port(ports));
        }
        EdgeLimits limits = config.edge();
        EdgeSettings settings = new EdgeSettings(
                LOOPBACK,
                ports.edge(),
                limits.requestTimeout(),
                limits.connectTimeout(),
                limits.idleTimeout(),
                limits.maximumBodySize() * 1024,
                limits.maximumHeaderSize(),
                limits.connectionsPerService(),
                home.publishedKeys(),
                Runtime.getRuntime().availableProcessors());
        return new EdgePart(
                EDGE,
                LOOPBACK + ":" + ports.edge(),
                home.log(SUPERVISOR),
                Set.copyOf(services.keySet()),
                settings,
                Map.copyOf(services));
    }
}
