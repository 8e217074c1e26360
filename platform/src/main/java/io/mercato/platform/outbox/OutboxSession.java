package io.mercato.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.pool.ConnectionFactory;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javax.sql.DataSource;
import javax.sql.XAConnection;

/**
 * The relay's own connection to PostgreSQL. It listens all the time, which a pooled connection must not, and so the relay
 * and the requests never wait for each other's connections. Not for several threads.
 */
final class OutboxSession implements AutoCloseable {
    /**
     * Rows that another relay has taken are left to it. The rows are gone with the commit, which follows once Redis has
     * them; they are back when it does not come. Reads outbox_pkey from its beginning.
     */
    private static final String TAKE = """
            DELETE FROM outbox WHERE position = ANY (ARRAY(
                SELECT position FROM outbox ORDER BY position LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING position, id, type, subject, time, data, traceparent""";

    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM outbox LIMIT ?) AS waiting";

    private final XAConnection physical;
    private final Connection connection;

    private OutboxSession(XAConnection physical, Duration timeout) throws SQLException {
        this.physical = physical;
        this.connection = physical.getConnection();
        int millis = Math.toIntExact(timeout.toMillis());
        connection.setNetworkTimeout(Runnable::run, millis);
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            // A relay whose machine has gone without a word must not keep its rows from the others.
            statement.execute("SET idle_in_transaction_session_timeout = " + millis);
            // Tells it from the pool's connections in pg_stat_activity.
            statement.execute(
                    "SELECT set_config('application_name', current_setting('application_name') || ' outbox', false)");
            statement.execute("LISTEN outbox");
        }
        connection.setAutoCommit(false);
    }

    /** Connects as the pool of this datasource does. */
    static OutboxSession open(DataSource dataSource, Duration timeout) throws SQLException {
        AgroalDataSource pool = dataSource.unwrap(AgroalDataSource.class);
        XAConnection physical = new ConnectionFactory(
                        pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration())
                .createConnection();
        try {
            return new OutboxSession(physical, timeout);
        } catch (SQLException e) {
            physical.close();
            throw e;
        }
    }

    /** Begins a transaction that removes the oldest rows which no other relay has, in the order they were written in. */
    List<OutboxRow> take(int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, atMost);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(OutboxRow.of(result));
                }
            }
            rows.sort(Comparator.comparingLong(OutboxRow::position));
            return rows;
        }
    }

    /** How many rows there are that nobody has sent yet, counted up to a bound. */
    long count(int upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, upTo);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Returns when there is news, at once if it came since the last call, or after that long. */
    void awaitNotification(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()));
    }

    @Override
    public void close() throws SQLException {
        physical.close();
    }
}
