package io.mercato.platform.outbox;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Wakes the relays of all replicas when something has been committed. Not in the transaction itself, since PostgreSQL lets
 * those that notify commit one at a time; and one notification after the other, each for all commits since the last.
 */
@ApplicationScoped
class Doorbell {
    private static final Logger LOG = Logger.getLogger(Doorbell.class);

    private final Instance<DataSource> dataSource;
    private final AtomicBoolean rung = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("outbox-doorbell").factory());

    Doorbell(Instance<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns at once. When the notification fails, the event waits for a relay to look by itself. */
    void ring() {
        if (rung.compareAndSet(false, true)) {
            thread.execute(this::wakeRelays);
        }
    }

    private void wakeRelays() {
        rung.set(false);
        try (Connection connection = dataSource.get().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("NOTIFY outbox");
        } catch (SQLException e) {
            LOG.debug("The relays will find the events at their next look", e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
