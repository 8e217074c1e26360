package io.mercato.platform.deadline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Has PostgreSQL give up what it is doing for somebody who does not wait any more: while a connection is out of the pool, the
 * deadline of the work that took it is watched, and a statement that runs when it passes is cancelled (SQLSTATE 57014), as
 * {@code statement_timeout} does. That costs a timer for each use of a connection that has a deadline, nothing for others, and
 * no round trip; the driver cancels over a connection of its own (PostgreSQL, "Canceling Requests in Progress").
 *
 * <p>A service with a database makes it an {@code AgroalPoolInterceptor} of its own: one here would be in the services without,
 * too. Thread-safe.
 */
public final class LateStatements implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LateStatements.class);

    /** A cancel that comes between two statements is for neither, so it is repeated for as long as the connection is out. */
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Map<PGConnection, Watched> watched = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());
    private final Counter cancelled;

    public LateStatements(MeterRegistry metrics) {
        timer.setRemoveOnCancelPolicy(true);
        this.cancelled = Counter.builder("mercato.deadline.statements.cancelled")
                .description("Statements that were cancelled because the caller did not wait any more")
                .register(metrics);
    }

    /** A connection has left the pool for the work on this thread. */
    public void taken(Connection connection) {
        Deadline.current().ifPresent(deadline -> watch(connection, deadline));
    }

    /** It comes back; from now on nothing is cancelled on it. Blocks while that is being done. */
    public void givenBack(Connection connection) {
        if (!watched.isEmpty()) {
            Watched over = watched.remove(driver(connection));
            if (over != null) {
                over.end();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void watch(Connection connection, Deadline deadline) {
        PGConnection driver = driver(connection);
        Watched begun = new Watched(driver, deadline);
        watched.put(driver, begun);
        begun.begin();
    }

    private static PGConnection driver(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("Not a connection to PostgreSQL", e);
        }
    }

    /** One use of a connection. */
    private final class Watched {
        private final PGConnection connection;
        private final Deadline deadline;
        private Future<?> alarm;
        private boolean over;
        private boolean counted;

        Watched(PGConnection connection, Deadline deadline) {
            this.connection = connection;
            this.deadline = deadline;
        }

        synchronized void begin() {
            alarm = timer.scheduleWithFixedDelay(
                    // Cancelling talks to PostgreSQL, which others who are late must not have to wait for.
                    () -> Thread.ofVirtual().name("deadline-cancel").start(this::cancel),
                    deadline.left().toNanos(),
                    AGAIN.toNanos(),
                    TimeUnit.NANOSECONDS);
        }

        synchronized void end() {
            over = true;
            alarm.cancel(false);
        }

        private synchronized void cancel() {
            if (over || !deadline.hasPassed()) {
                return;
            }
            try {
                connection.cancelQuery();
                if (!counted) {
                    cancelled.increment();
                    counted = true;
                }
            } catch (SQLException e) {
                // The connection is gone, and what ran on it with it.
                LOG.debug("A late statement could not be cancelled", e);
                forget();
            }
        }

        private void forget() {
            watched.remove(connection, this);
            end();
        }
    }
}
