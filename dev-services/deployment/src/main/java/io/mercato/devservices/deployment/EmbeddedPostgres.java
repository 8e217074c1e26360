package io.mercato.devservices.deployment;

import io.mercato.embedded.PostgresServer;
import io.quarkus.datasource.deployment.spi.DatasourceStartable;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceContainerConfig;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProvider.RunningDevServicesDatasource;
import org.jboss.logging.Logger;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One datasource's database on the embedded PostgreSQL. */
final class EmbeddedPostgres implements DatasourceStartable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final String DEFAULT_CREDENTIAL = "mercato";

    private final ServersOfLaunchMode servers;
    private final DevServicesDatasourceContainerConfig devServices;
    private final Map<String, String> parameters;
    private final String database;
    private final String username;
    private final String password;
    private volatile PostgresServer server;

    EmbeddedPostgres(
            ServersOfLaunchMode servers,
            DevServicesDatasourceContainerConfig devServices,
            Map<String, String> parameters,
            String database,
            Optional<String> username,
            Optional<String> password) {
        this.servers = servers;
        this.devServices = devServices;
        this.parameters = parameters;
        this.database = database;
        this.username = devServices.getUsername().or(() -> username).orElse(DEFAULT_CREDENTIAL);
        this.password = devServices.getPassword().or(() -> password).orElse(DEFAULT_CREDENTIAL);
    }

    @Override
    public void start() {
        int port = devServices.getFixedExposedPort().orElse(0);
        PostgresServer started = servers.group().postgres(port, servers.postgresParameters(parameters));
        started.createUser(username, password);
        started.createDatabase(database);
        server = started;
        LOG.infof("PostgreSQL: %s, user %s, process %d", getEffectiveJdbcUrl(), username, started.pid());
    }

    @Override
    public RunningDevServicesDatasource runningDevServicesDatasource() {
        return new RunningDevServicesDatasource(
                getContainerId(), getEffectiveJdbcUrl(), getReactiveUrl(), getUsername(), getPassword());
    }

    @Override
    public String getEffectiveJdbcUrl() {
        String properties = devServices.getAdditionalJdbcUrlProperties().entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("&"));
        return server.jdbcUrl(database) + (properties.isEmpty() ? "" : "?" + properties);
    }

    @Override
    public String getReactiveUrl() {
        return getEffectiveJdbcUrl().replaceFirst("^jdbc:", "vertx-reactive:");
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getConnectionInfo() {
        return getEffectiveJdbcUrl();
    }

    /** Null, as Quarkus wants it for what is no container. */
    @Override
    public String getContainerId() {
        return null;
    }

    /** Does nothing: others may use the server; it goes when the last JVM that does has ended. */
    @Override
    public void close() {}
}
