package io.mercato.catalog.database;

import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PgConnection;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;

/**
 * Statements on the connection of the current transaction that Hibernate does not see: for the few that run so often that
 * what Hibernate does around them costs more than PostgreSQL's part (docs/adr/0024-plain-statements-where-they-count.md). They do
 * not see what entities of the transaction have not written yet. Blocks.
 */
@ApplicationScoped
public class DirectSql {
    private final DataSource dataSource;

    DirectSql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with a connection; it is given back, and the transaction goes on. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws PersistenceException when PostgreSQL refuses; its cause tells why */
    public <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * For a parameter of type {@code uuid[]}, in PostgreSQL's binary format (array_send in its arrayfuncs.c), which the driver
     * does not have for this type: as text, a hundred ids are written, sent and read as 4 KB.
     *
     * @param ids none of which is {@code null}
     */
    public static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        ByteBuffer array = ByteBuffer.allocate((5 + 5 * ids.size()) * Integer.BYTES)
                .putInt(1) // dimension
                .putInt(0) // elements are null
                .putInt(Oid.UUID)
                .putInt(ids.size())
                .putInt(1); // is the index of the first
        for (UUID id : ids) {
            array.putInt(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new PgArray(connection.unwrap(PgConnection.class), Oid.UUID_ARRAY, array.array());
    }

    /** For a parameter of type {@code int[]}. */
    public static Array integers(Connection connection, Collection<Integer> numbers) throws SQLException {
        return connection.createArrayOf("int4", numbers.toArray(Integer[]::new));
    }
}
