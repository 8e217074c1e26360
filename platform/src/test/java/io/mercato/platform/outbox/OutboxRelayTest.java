package io.mercato.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.event.Event;
import io.mercato.platform.event.EventStream;
import io.mercato.platform.event.HeardEvents;
import io.mercato.platform.event.Sent;
import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

/** Each test takes something away from a relay, or gives it company. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class OutboxRelayTest {
    private static final int LOCK = 4711;

    private final String type = "test.heard." + UUID.randomUUID();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @Inject
    Outbox outbox;

    @Inject
    OutboxTable table;

    @Inject
    OutboxLifecycle ownRelay;

    @Inject
    OutboxSettings settings;

    @Inject
    EventStream stream;

    @Inject
    DataSource dataSource;

    @Inject
    Sent sent;

    @Inject
    HeardEvents heard;

    OwnRedis.Control redis;

    OwnPostgres.Control postgres;

    @BeforeEach
    void stopTheRelayOfTheApplication() throws InterruptedException {
        ownRelay.stop(new ShutdownEvent());
    }

    @AfterEach
    void startTheRelayOfTheApplication() throws InterruptedException {
        for (OutboxRelay relay : relays) {
            relay.stop();
        }
        ownRelay.start(new StartupEvent());
        await().until(table::isEmpty);
    }

    @Test
    void relaysThatWorkAtOnceSendEachEventOnce() {
        startRelay();
        startRelay();
        startRelay();
        List<String> subjects =
                IntStream.range(0, 3000).mapToObj(i -> "product:" + i).toList();
        for (int from = 0; from < subjects.size(); from += 50) {
            commit(subjects.subList(from, from + 50));
        }
        await().until(table::isEmpty);
        assertThat(sent.ofType(type))
                .extracting(event -> event.path("subject").asText())
                .containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void aRelayThatIsKilledBetweenSendingAndDeletingIsRepeatedAndHeardOnce() throws SQLException {
        holdCommitsOfRelays();
        try (Connection lock = lock()) {
            try (RelayProcess _ = new RelayProcess()) {
                commit(List.of("product:1"));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> sent.idsOf(type).size() == 1);
                assertThat(table.isEmpty()).isFalse();
            }
            // PostgreSQL notices and gives the row back, while the lock still keeps the relay's commit from happening.
            await().until(() ->
                    table.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0);
            unlock(lock);
        } finally {
            table.execute("DROP FUNCTION hold_commit CASCADE");
        }
        startRelay();
        await().until(table::isEmpty);
        assertThat(sent.idsOf(type)).hasSize(2);
        assertThat(Set.copyOf(sent.idsOf(type))).hasSize(1);
        commit(List.of("product:2"));
        await().until(() ->
                heard.ofType(type).stream().anyMatch(event -> event.subject().equals("product:2")));
        assertThat(heard.ofType(type)).hasSize(2);
    }

    @Test
    void aRelayThatIsKilledBeforeSendingLosesNothing() {
        redis.stop();
        try (RelayProcess _ = new RelayProcess()) {
            commit(List.of("product:1"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            table.count("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%ORDER BY position%'"
                                            + " AND pid <> pg_backend_pid()")
                                    > 0);
        } finally {
            redis.start();
        }
        startRelay();
        await().until(() -> heard.ofType(type).size() == 1);
        assertThat(sent.idsOf(type)).hasSize(1);
    }

    @Test
    void withoutRedisChangesGoOnAndTheirEventsFollowWhenItIsBack() {
        startRelay();
        redis.stop();
        try {
            Instant begin = Instant.now();
            for (int i = 0; i < 20; i++) {
                commit(List.of("product:" + i));
            }
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(table.count("SELECT count(*) FROM outbox")).isEqualTo(20);
        } finally {
            redis.start();
        }
        await().until(() -> sent.idsOf(type).size() == 20);
        await().until(table::isEmpty);
        assertThat(sent.ofType(type))
                .extracting(event -> event.path("subject").asText())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "product:" + i).toList());
    }

    @Test
    void aFrozenRedisIsGivenUpAndKeepsNoRowForEver() {
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        startRelay(figures, settings);
        redis.freeze();
        try {
            commit(List.of("product:1"));
            await().until(() -> figures.counter("mercato.outbox.failures").count() > 0);
            assertThat(table.isEmpty()).isFalse();
            // Counted before the rows are taken, so what is committed in between counts at the next attempt.
            await().until(() -> figures.get("mercato.outbox.backlog").gauge().value() == 1);
        } finally {
            redis.thaw();
        }
        await().until(table::isEmpty);
        await().until(() -> heard.ofType(type).size() == 1);
        await().until(() -> figures.counter("mercato.outbox.sent").count() == 1);
    }

    @Test
    void aRestartOfPostgresIsOutlived() {
        startRelay();
        commit(List.of("product:1"));
        await().until(() -> sent.idsOf(type).size() == 1);
        postgres.stop();
        postgres.start();
        commit(List.of("product:2"));
        await().until(() -> sent.idsOf(type).size() == 2);
    }

    @Test
    void anEventWhoseNotificationGotLostIsFoundAllTheSame() {
        startRelay();
        table.execute("INSERT INTO outbox (type, subject, data) VALUES ('%s', 'product:1', '{}')".formatted(type));
        await().until(() -> sent.idsOf(type).size() == 1);
    }

    @Test
    void aCommitWakesARelayAndAStopDoesToo() throws InterruptedException {
        OutboxRelay relay = startRelay(
                new SimpleMeterRegistry(),
                Configured.settings(OutboxSettings.class, Map.of("mercato.outbox.poll-interval", "PT1H")));
        await().until(() -> relaysThatWait() == 1);
        commit(List.of("product:1"));
        await().until(() -> sent.idsOf(type).size() == 1);
        relay.stop();
        await().until(() -> relaysThatWait() == 0);
        commit(List.of("product:2"));
        assertThat(table.isEmpty()).isFalse();
    }

    private long relaysThatWait() {
        return table.count("""
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name LIKE '% outbox' AND state = 'idle' AND query = 'COMMIT'""");
    }

    private OutboxRelay startRelay() {
        return startRelay(new SimpleMeterRegistry(), settings);
    }

    private OutboxRelay startRelay(SimpleMeterRegistry figures, OutboxSettings configured) {
        OutboxRelay relay = new OutboxRelay(dataSource, stream, configured, new OutboxMetrics(figures));
        relay.start();
        relays.add(relay);
        return relay;
    }

    private void commit(List<String> subjects) {
        List<Event> events = subjects.stream()
                .map(subject -> Event.of(type, subject, Set.of(subject)))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(events));
    }

    /** From now on a commit that deletes from the outbox waits for the test's lock. */
    private void holdCommitsOfRelays() {
        table.execute("""
                CREATE FUNCTION hold_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_advisory_xact_lock(%d); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER hold_commit AFTER DELETE ON outbox DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION hold_commit()""".formatted(LOCK));
    }

    private static void unlock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private Connection lock() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
        }
        return connection;
    }
}
