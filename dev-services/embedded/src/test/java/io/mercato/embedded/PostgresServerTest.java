package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

class PostgresServerTest {

    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "shared_preload_libraries", "pg_stat_statements");

    @TempDir
    Path folder;

    @Test
    void theExtensionsThatTheServicesNeedCanBeCreated() throws SQLException {
        try (PostgresServer server = PostgresServer.start(settings())) {
            server.createDatabase("catalog");
            for (String extension : new String[] {"pg_trgm", "unaccent", "btree_gist", "pg_stat_statements"}) {
                execute(server, "CREATE EXTENSION " + extension);
            }
            assertThat(query(server, "SELECT count(*) > 0 FROM pg_stat_statements"))
                    .isEqualTo("t");
        }
    }

    @Test
    void creatingADatabaseTwiceIsNoError() {
        try (PostgresServer server = PostgresServer.start(settings())) {
            server.createDatabase("catalog");
            server.createDatabase("catalog");
        }
    }

    @Test
    void itListensOnLoopbackOnly() throws SQLException {
        try (PostgresServer server = PostgresServer.start(settings())) {
            server.createDatabase("catalog");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void anotherPasswordIsRefused() {
        try (PostgresServer server = PostgresServer.start(settings())) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.jdbcUrl("postgres"), server.username(), "something else"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void parametersWithQuotesAndSpacesReachTheServerAsTheyAre() throws SQLException {
        Map<String, String> parameters = Map.of("fsync", "off", "cluster_name", "it's a shop");
        try (PostgresServer server = PostgresServer.start(settings(0, parameters))) {
            server.createDatabase("catalog");
            assertThat(query(server, "SHOW cluster_name")).isEqualTo("it's a shop");
        }
    }

    @Test
    void dataAndPortSurviveARestart() throws SQLException {
        try (PostgresServer server = PostgresServer.start(settings())) {
            write(server);
            long before = server.pid();
            server.restart();
            assertThat(server.pid()).isNotEqualTo(before);
            assertThat(read(server)).isEqualTo("kept");
        }
    }

    @Test
    void dataSurvivesStopAndStartAndTheFreePortStaysTheSame() throws SQLException {
        PostgresServer first = PostgresServer.start(settings());
        write(first);
        first.close();
        try (PostgresServer second = PostgresServer.start(settings())) {
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(read(second)).isEqualTo("kept");
        }
    }

    @Test
    void aStoppedServerHasNoProcessAndClosingItAgainDoesNothing() {
        PostgresServer server = PostgresServer.start(settings());
        server.close();
        server.close();
        assertThat(PostgresServer.running(settings())).isEmpty();
        assertThatThrownBy(server::pid).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRunningServerIsFoundByItsDirectory() {
        try (PostgresServer server = PostgresServer.start(settings())) {
            assertThat(PostgresServer.running(settings()))
                    .get()
                    .returns(server.port(), PostgresServer::port)
                    .returns(server.pid(), PostgresServer::pid);
        }
    }

    @Test
    void aServerLeftRunningOnTheDirectoryIsStoppedFirst() throws SQLException {
        PostgresServer leftOver = PostgresServer.start(settings());
        write(leftOver);
        long pid = leftOver.pid();
        try (PostgresServer server = PostgresServer.start(settings())) {
            assertThat(new ServerProcess(pid).isRunning()).isFalse();
            assertThat(read(server)).isEqualTo("kept");
        }
    }

    @Test
    void aDirectoryWhoseServerWasKilledIsRecovered() throws SQLException {
        PostgresServer killed = PostgresServer.start(settings(0, Map.of()));
        write(killed);
        new ServerProcess(killed.pid()).stop("KILL", Duration.ofSeconds(10));
        assertThat(folder.resolve("data base/postmaster.pid")).exists();
        try (PostgresServer server = PostgresServer.start(settings(0, Map.of()))) {
            assertThat(read(server)).isEqualTo("kept");
        }
    }

    @Test
    void aStalePidFileThatNamesAnotherProcessHarmsNeitherIt() throws IOException {
        PostgresServer.start(settings()).close();
        Path pidFile = folder.resolve("data base/postmaster.pid");
        Process bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(pidFile, bystander.pid() + "\n" + folder + "\n1\n1\n\n127.0.0.1\n\nready\n");
        try (PostgresServer server = PostgresServer.start(settings())) {
            assertThat(server.pid()).isNotEqualTo(bystander.pid());
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void anInterruptedInitdbLeavesNothingThatLooksLikeADatabase() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("data base.unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18");
        try (PostgresServer server = PostgresServer.start(settings())) {
            assertThat(unfinished).doesNotExist();
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void aStartThatIsInterruptedAtAnyMomentLeavesNoServer() throws Exception {
        PostgresServer.start(settings()).close();
        PostgresCluster cluster = new PostgresCluster(settings().dataDirectory());
        for (int index = 0; index < 8; index++) {
            InterruptedStart.after(Duration.ofMillis(15L * index + 5), () -> PostgresServer.start(settings()));
            await().during(Duration.ofMillis(200)).until(() -> cluster.process().isEmpty());
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> PostgresServer.start(settings(other.getLocalPort(), FAST)))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage("PostgreSQL did not start: port " + other.getLocalPort() + " is taken.");
        }
    }

    @Test
    void theDirectoryOfAnotherMajorVersionIsRefusedAndLeftAlone() throws IOException {
        Path version = Files.createDirectories(folder.resolve("data base")).resolve("PG_VERSION");
        Files.writeString(version, "15\n");
        assertThatThrownBy(() -> PostgresServer.start(settings()))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("is one of PostgreSQL 15, and this is PostgreSQL 18");
        assertThat(version).hasContent("15");
    }

    @Test
    void aDirectoryThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path letter = Files.createDirectories(folder.resolve("data base")).resolve("letter.txt");
        Files.writeString(letter, "dear");
        assertThatThrownBy(() -> PostgresServer.start(settings()))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("holds something else");
        assertThat(letter).exists();
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsExplained() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        PostgresServer.Settings inAFile =
                new PostgresServer.Settings(file.resolve("data"), 0, folder.resolve("log"), FAST);
        assertThatThrownBy(() -> PostgresServer.start(inAFile))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(file + " is not a directory");
    }

    @Test
    void aParameterThatPostgresDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> PostgresServer.start(settings(0, Map.of("no_such_thing", "1"))))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("no_such_thing");
    }

    private PostgresServer.Settings settings() {
        return settings(0, FAST);
    }

    private PostgresServer.Settings settings(int port, Map<String, String> parameters) {
        return new PostgresServer.Settings(
                folder.resolve("data base"), port, folder.resolve("log s/postgres.log"), parameters);
    }

    private static void write(PostgresServer server) throws SQLException {
        server.createDatabase("catalog");
        execute(server, "CREATE TABLE note AS SELECT 'kept' AS text");
    }

    private static String read(PostgresServer server) throws SQLException {
        return query(server, "SELECT text FROM note");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("catalog"), server.username(), server.password());
    }
}
