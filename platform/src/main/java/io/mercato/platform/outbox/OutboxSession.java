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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** One row of the outbox; the time is the database's. */
    record Row(
            long position,
            String id,
            String type,
            String subject,
            OffsetDateTime time,
            String data,
            Optional<String> traceparent) {}

    /** Begins a transaction that removes the oldest rows which no other relay has, in the order they were written in. */
    List<Row> take(int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, atMost);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            rows.sort(Comparator.comparingLong(Row::position));
            return rows;
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                result.getLong("position"),
                result.getString("id"),
                result.getString("type"),
                result.getString("subject"),
                result.getObject("time", OffsetDateTime.class),
                result.getString("data"),
                Optional.ofNullable(result.getString("traceparent")));
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
