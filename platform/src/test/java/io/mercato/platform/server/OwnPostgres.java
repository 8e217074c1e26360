package io.mercato.platform.server;

import io.mercato.embedded.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A PostgreSQL with an outbox, made by the statement that docs/events.md tells services to copy. */
public class OwnPostgres implements QuarkusTestResourceLifecycleManager {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private PostgresServer server;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "postgres");
            server = PostgresServer.start(new PostgresServer.Settings(
                    directory.resolve("data"),
                    0,
                    directory.resolve("postgres.log"),
                    // The connection check makes PostgreSQL notice a killed client also while it waits for a lock.
                    Map.of("fsync", "off", "client_connection_check_interval", "100ms")));
            server.createDatabase("platform");
            createOutbox();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", server.jdbcUrl("platform"),
                "quarkus.datasource.username", server.username(),
                "quarkus.datasource.password", server.password());
    }

    private void createOutbox() throws IOException, SQLException {
        String ddl = SQL.matcher(Files.readString(Path.of("../docs/events.md")))
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("platform"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(ddl);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Control(), new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** What a test does to its PostgreSQL. */
    public class Control {
        public void stop() {
            server.close();
        }

        public void start() {
            server.restart();
        }
    }
}
