package io.mercato.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.embedded.PostgresServer;
import io.mercato.platform.testing.StreamingReplica;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

/** A real standby that stops replaying, goes away and comes back. */
class ReplicaTest {
    private static StreamingReplica servers;

    private final AtomicLong changes = new AtomicLong();
    private Replica replica;

    @BeforeAll
    static void start() throws IOException {
        servers = StreamingReplica.start(Files.createTempDirectory(Path.of("target"), "replica"), "shop");
        run(servers.primary(), "CREATE TABLE notes (text text)");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void watch() {
        ReplicaSettings settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ReplicaSettings.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "mercato.database.replica.max-lag", "PT2S",
                                "mercato.database.replica.check-interval", "PT0.2S"),
                        "test",
                        300))
                .build()
                .getConfigMapping(ReplicaSettings.class);
        replica = new Replica(database(servers.primary()), database(servers.standby()), settings, changes::get);
        replica.start();
    }

    @AfterEach
    void everythingFlowsAgain() {
        replica.close();
    }

    @Test
    void aReplicaThatKeepsUpIsReadFromAndHasWhatWasWritten() throws Exception {
        run(servers.primary(), "INSERT INTO notes VALUES ('kept up')");
        Instant written = Instant.now();

        await().until(() -> replica.isFreshEnough(written));

        assertThat(count("kept up")).isEqualTo(1);
        assertThat(replica.state()).isEqualTo(Replica.State.IN_USE);
        assertThat(replica.lag()).hasValueSatisfying(lag -> assertThat(lag).isLessThan(Duration.ofSeconds(2)));
    }

    @Test
    void aReplicaWhoseDatabaseIsIdleStaysFresh() {
        await().until(() -> replica.isFreshEnough(Instant.MIN));

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> replica.isFreshEnough(Instant.MIN));
    }

    @Test
    void whoHasJustWrittenReadsFromThePrimaryUntilItIsThere() throws Exception {
        await().until(() -> replica.isFreshEnough(Instant.MIN));
        pauseReplay();
        try {
            run(servers.primary(), "INSERT INTO notes VALUES ('mine')");
            Instant written = Instant.now();

            assertThat(replica.isFreshEnough(written)).as("for the writer").isFalse();
            assertThat(replica.isFreshEnough(Instant.MIN))
                    .as("for others, within the bound")
                    .isTrue();
            await().during(Duration.ofSeconds(1)).until(() -> !replica.isFreshEnough(written));
            resumeReplay();
            await().until(() -> replica.isFreshEnough(written));
            assertThat(count("mine")).isEqualTo(1);
        } finally {
            resumeReplay();
        }
    }

    @Test
    void aReplicaThatIsTooFarBehindIsNotReadFromUntilItHasCaughtUp() throws Exception {
        await().until(() -> replica.isFreshEnough(Instant.MIN));
        pauseReplay();
        try {
            run(servers.primary(), "INSERT INTO notes VALUES ('late')");
            await().until(() -> replica.state() == Replica.State.BEHIND);
            assertThat(replica.isFreshEnough(Instant.MIN)).isFalse();
        } finally {
            resumeReplay();
        }
        await().until(() -> replica.isFreshEnough(Instant.MIN));
    }

    @Test
    void afterAChangeThatOthersWereToldOfNobodyReadsWhatWasBefore() throws Exception {
        await().until(() -> replica.isFreshEnough(Instant.MIN));
        pauseReplay();
        try {
            run(servers.primary(), "INSERT INTO notes VALUES ('told')");
            changes.incrementAndGet();

            assertThat(replica.isFreshEnough(Instant.MIN)).isFalse();
        } finally {
            resumeReplay();
        }
        await().until(() -> replica.isFreshEnough(Instant.MIN));
        assertThat(count("told")).isEqualTo(1);
    }

    @Test
    void aReplicaThatIsAwayIsNotReadFromAndIsUsedAgainWhenItIsBack() {
        await().until(() -> replica.isFreshEnough(Instant.MIN));
        servers.standby().close();
        try {
            await().until(() -> replica.state() == Replica.State.AWAY);
            assertThat(replica.isFreshEnough(Instant.MIN)).isFalse();
        } finally {
            servers.standby().restart();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> replica.isFreshEnough(Instant.MIN));
    }

    @Test
    void oneReaderThatItFailedIsEnough() {
        await().until(() -> replica.isFreshEnough(Instant.MIN));

        replica.failed();

        assertThat(replica.isFreshEnough(Instant.MIN)).isFalse();
        await().until(() -> replica.isFreshEnough(Instant.MIN));
    }

    @Test
    void aServerThatIsNoReplicaIsNeverReadFrom() {
        Replica primaryTwice = new Replica(
                database(servers.primary()),
                database(servers.primary()),
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withMapping(ReplicaSettings.class)
                        .build()
                        .getConfigMapping(ReplicaSettings.class),
                () -> 0);
        primaryTwice.start();

        await().during(Duration.ofSeconds(1)).until(() -> !primaryTwice.isFreshEnough(Instant.MIN));
        primaryTwice.close();
    }

    private static void pauseReplay() throws SQLException {
        run(servers.standby(), "SELECT pg_wal_replay_pause()");
        await().until(() -> text(servers.standby(), "SELECT pg_get_wal_replay_pause_state()")
                .equals("paused"));
    }

    private static void resumeReplay() throws SQLException {
        run(servers.standby(), "SELECT pg_wal_replay_resume()");
    }

    private int count(String note) throws SQLException {
        try (Connection connection = replica.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM notes WHERE text = '" + note + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void run(PostgresServer server, String sql) {
        try (Connection connection = database(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String text(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = database(server).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static DataSource database(PostgresServer server) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl("shop"));
        dataSource.setUser(server.username());
        dataSource.setPassword(server.password());
        return dataSource;
    }
}
