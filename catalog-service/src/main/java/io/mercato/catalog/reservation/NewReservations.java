package io.mercato.catalog.reservation;

import io.mercato.catalog.database.DirectSql;
import io.mercato.catalog.reservation.ReservationRows.Row;
import io.mercato.catalog.stock.StockKey;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes reservations with their lines, in one statement. Blocks; call it in a transaction. */
@ApplicationScoped
class NewReservations {
    /**
     * Waits for another transaction that is inserting the same reference, and inserts nothing once that has committed. Time
     * is the database's.
     */
    private static final String INSERT_SQL = """
            WITH new AS (
                INSERT INTO reservations (reference, created_at, expires_at, bundle_ids, bundle_quantities)
                SELECT ?, began, began + ? * interval '1 second', ?, ?
                  FROM clock_timestamp() AS began
                    ON CONFLICT DO NOTHING
                RETURNING reference, created_at, expires_at),
            lines AS (
                INSERT INTO reservation_lines (reference, variant_id, size_id, quantity, of_bundles)
                SELECT new.reference, line.* FROM new CROSS JOIN unnest(?, ?, ?, ?) AS line)
            SELECT created_at, expires_at FROM new
            """;

    private final DirectSql sql;

    NewReservations(DirectSql sql) {
        this.sql = sql;
    }

    /**
     * The new reservation; none when there is one with this reference.
     *
     * @param bundles how many of which were asked for
     * @param demand what it asks of each row of stock
     * @param ofBundles how much of that bundles brought
     */
    Optional<Row> insert(String reference, Duration hold, Map<UUID, Integer> bundles, Demand demand, Demand ofBundles) {
        List<StockKey> keys = List.copyOf(demand.amounts().keySet());
        List<UUID> bundleIds = List.copyOf(bundles.keySet());
        return sql.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_SQL)) {
                insert.setString(1, reference);
                insert.setInt(2, Math.toIntExact(hold.toSeconds()));
                insert.setArray(3, DirectSql.uuids(connection, bundleIds));
                insert.setArray(
                        4,
                        DirectSql.integers(
                                connection, bundleIds.stream().map(bundles::get).toList()));
                insert.setArray(
                        5,
                        DirectSql.uuids(
                                connection,
                                keys.stream().map(StockKey::variantId).toList()));
                insert.setArray(
                        6,
                        DirectSql.uuids(
                                connection, keys.stream().map(StockKey::sizeId).toList()));
                insert.setArray(7, DirectSql.integers(connection, amounts(demand, keys)));
                insert.setArray(8, DirectSql.integers(connection, amounts(ofBundles, keys)));
                return row(insert, reference, bundles);
            }
        });
    }

    private static Optional<Row> row(PreparedStatement insert, String reference, Map<UUID, Integer> bundles)
            throws SQLException {
        try (ResultSet inserted = insert.executeQuery()) {
            return inserted.next()
                    ? Optional.of(new Row(
                            reference,
                            ReservationState.HELD,
                            false,
                            inserted.getObject("created_at", OffsetDateTime.class)
                                    .toInstant(),
                            inserted.getObject("expires_at", OffsetDateTime.class)
                                    .toInstant(),
                            false,
                            bundles))
                    : Optional.empty();
        }
    }

    private static List<Integer> amounts(Demand demand, List<StockKey> keys) {
        return keys.stream().map(key -> demand.amounts().getOrDefault(key, 0)).toList();
    }
}
