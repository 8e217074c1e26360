package io.mercato.platform.outbox;

import io.mercato.platform.event.Backoff;
import io.mercato.platform.event.EventStream;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/**
 * Sends what is in the outbox, on a thread of its own: events are appended to the stream in the transaction that deletes
 * them, so that one which is interrupted anywhere sends them again, with the same ids. Any number of relays may run.
 */
final class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final DataSource dataSource;
    private final EventStream stream;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Backoff backoff;
    private final Thread thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
    private OutboxSession session;
    private boolean failing;
    private volatile boolean waiting;
    private volatile boolean stopping;

    OutboxRelay(DataSource dataSource, EventStream stream, OutboxSettings settings, OutboxMetrics metrics) {
        this.dataSource = dataSource;
        this.stream = stream;
        this.settings = settings;
        this.metrics = metrics;
        this.backoff = new Backoff(settings.retryAfter(), settings.retryAfterMax());
    }

    void start() {
        thread.start();
    }

    /** Lets a batch that is under way end, unless that takes too long; what is left then is sent by the next relay. */
    void stop() throws InterruptedException {
        stopping = true;
        if (waiting) {
            thread.interrupt();
        }
        if (!thread.join(settings.databaseTimeout())) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                relay();
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
        }
        closeSession();
    }

    private void relay() throws SQLException {
        if (session == null) {
            session = OutboxSession.open(dataSource, settings.databaseTimeout());
        }
        int sent = sendBatch();
        succeeded();
        if (sent < settings.batchSize()) {
            awaitNews();
        }
    }

    private void awaitNews() throws SQLException {
        waiting = true;
        try {
            if (!stopping) {
                session.awaitNotification(settings.pollInterval());
            }
        } finally {
            waiting = false;
        }
    }

    private void pause() {
        waiting = true;
        try {
            if (!stopping) {
                backoff.pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting = false;
        }
    }

    private int sendBatch() throws SQLException {
        try {
            metrics.backlog(session.count(settings.backlogCountedTo()));
            List<OutboxRow> rows = session.take(settings.batchSize());
            if (!rows.isEmpty()) {
                stream.append(
                        rows.stream().map(row -> row.event(stream.source())).toList());
            }
            session.commit();
            metrics.sent(rows.size());
            return rows.size();
        } catch (SQLException | RuntimeException e) {
            session.rollback();
            throw e;
        }
    }

    private void succeeded() {
        if (failing) {
            LOG.info("Events are sent again");
        }
        failing = false;
        backoff.reset();
    }

    private void failed(Exception e) {
        if (stopping) {
            return;
        }
        metrics.failed();
        if (!failing) {
            LOG.warnf("Events wait in the outbox until it works again: %s", e);
        }
        LOG.debug("A batch of events could not be sent", e);
        failing = true;
        if (e instanceof SQLException) {
            closeSession();
        }
        pause();
    }

    private void closeSession() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            LOG.debug("The relay's connection was gone already", e);
        }
        session = null;
    }
}
