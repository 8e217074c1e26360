package io.mercato.catalog.productimport;

import io.agroal.api.AgroalDataSource;
import io.mercato.platform.problem.ProblemException;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets one import at a time into a store, across all replicas: an advisory lock of PostgreSQL that belongs to a session,
 * so it cannot outlive the process that took it. It costs one connection for as long as it is held.
 */
@ApplicationScoped
class ImportLock {
    private static final Logger LOG = Logger.getLogger(ImportLock.class);
    private static final String TRY = "SELECT pg_try_advisory_lock(hashtextextended('product-import ' || ?, 0))";
    private static final String RELEASE = "SELECT pg_advisory_unlock(hashtextextended('product-import ' || ?, 0))";

    private final AgroalDataSource database;

    ImportLock(AgroalDataSource database) {
        this.database = database;
    }

    /** A lock that is held until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the lock. Blocks for a connection, not for the lock.
     *
     * @throws ProblemException 409 {@code import_running}
     */
    Held take(String store) throws SQLException {
        Connection session = database.getConnection();
        boolean taken = false;
        try {
            taken = call(session, TRY, store);
        } finally {
            if (!taken) {
                session.close();
            }
        }
        if (!taken) {
            throw ProblemException.conflict("import_running", "Another import into store '" + store + "' is running.");
        }
        return () -> release(session, store);
    }

    private static void release(Connection session, String store) {
        try (session) {
            call(session, RELEASE, store);
        } catch (SQLException e) {
            LOG.debugf(e, "The session that held the import lock of store %s is gone, and the lock with it", store);
        }
    }

    private static boolean call(Connection session, String sql, String store) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, store);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
