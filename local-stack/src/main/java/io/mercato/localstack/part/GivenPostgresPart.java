package io.mercato.localstack.part;

import io.mercato.localstack.ExitCode;
import org.postgresql.Driver;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * A PostgreSQL of the user's own: never started or stopped, but given the databases that it lacks.
 *
 * @param databases that the services own
 */
record GivenPostgresPart(String name, DatabaseServer server, Path log, List<String> databases) implements Part {

    private static final String LIMIT_SECONDS = "5";
    private static final int OLDEST_VERSION = 18;

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public RunningPart start(LaunchListener onLaunch) throws PartFailedException {
        Properties properties = new Properties();
        properties.setProperty("user", server.username());
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", LIMIT_SECONDS);
        properties.setProperty("loginTimeout", LIMIT_SECONDS);
        properties.setProperty("socketTimeout", LIMIT_SECONDS);
        try (Connection connection = new Driver().connect(server.jdbcUrl(server.maintenanceDatabase()), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new PartFailedException(
                        ExitCode.UNAVAILABLE,
                        "The PostgreSQL at %s is version %d; Mercato needs %d."
                                .formatted(server.address(), version, OLDEST_VERSION),
                        null);
            }
            for (String database : databases) {
                createWhenMissing(connection, database);
            }
            return new GivenServer();
        } catch (SQLException e) {
            throw new PartFailedException(
                    ExitCode.UNAVAILABLE,
                    "The PostgreSQL at " + server.address() + " cannot be used: "
                            + e.getMessage().lines().findFirst().orElse(e.getSQLState()),
                    e);
        }
    }

    private static void createWhenMissing(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + database + "\"");
        }
    }
}
