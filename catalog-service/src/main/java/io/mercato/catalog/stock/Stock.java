package io.mercato.catalog.stock;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.database.DirectSql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * The only way to change a stock that exists: {@link #lock}, decide, then write. All callers lock in the same order, so
 * none waits for another in a circle; whoever also locks a reservation does so first. Blocks; call it in a transaction.
 */
@ApplicationScoped
public class Stock {
    /** Index: variant_sizes_pkey. Rows are locked above the sort, so in its order. */
    static final String LOCK_SQL = """
            SELECT s.variant_id, s.size_id, s.quantity, s.reserved
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[])) AS asked (variant_id, size_id)
              JOIN variant_sizes s ON s.variant_id = asked.variant_id AND s.size_id = asked.size_id
             ORDER BY s.variant_id, s.size_id
               FOR UPDATE OF s
            """;

    /** As {@link #LOCK_SQL}. Indexes: variant_sizes_pkey, product_variants_pkey, products_pkey. */
    private static final String LOCK_FOR_SALE_SQL = """
            SELECT s.variant_id, s.size_id, s.quantity, s.reserved, p.id IS NOT NULL AS on_sale
              FROM unnest(?, ?) AS asked (variant_id, size_id)
              JOIN variant_sizes s ON s.variant_id = asked.variant_id AND s.size_id = asked.size_id
              JOIN product_variants v ON v.id = s.variant_id
              LEFT JOIN products p ON p.id = v.product_id AND p.status = 'active'
             ORDER BY s.variant_id, s.size_id
               FOR UPDATE OF s
            """;

    /** Index: variant_sizes_pkey. */
    private static final String WRITE_RESERVED_SQL = """
            UPDATE variant_sizes s SET reserved = new.reserved
              FROM unnest(?, ?, ?) AS new (variant_id, size_id, reserved)
             WHERE s.variant_id = new.variant_id AND s.size_id = new.size_id
            """;

    /** Index: variant_sizes_pkey. */
    private static final String WRITE_SQL = """
            UPDATE variant_sizes s SET quantity = new.quantity, reserved = new.reserved
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[]), CAST(:quantities AS int[]),
                          CAST(:reserved AS int[])) AS new (variant_id, size_id, quantity, reserved)
             WHERE s.variant_id = new.variant_id AND s.size_id = new.size_id
            """;

    private static final String LOG_SQL = """
            INSERT INTO stock_movements (variant_id, size_id, kind, change, quantity_after, reference, reason, actor)
            SELECT moved.*, CAST(:reference AS text), :reason, :actor
              FROM (SELECT variant_id, size_id, CAST(:kind AS text), change, quantity_after
                      FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[]), CAST(:changes AS int[]),
                                  CAST(:quantities AS int[])) AS row (variant_id, size_id, change, quantity_after)) moved
            """;

    private final EntityManager database;
    private final DirectSql sql;
    private final StockNews news;
    private final StockSettings settings;

    Stock(EntityManager database, DirectSql sql, StockNews news, StockSettings settings) {
        this.database = database;
        this.sql = sql;
        this.news = news;
        this.settings = settings;
    }

    /** Locks these rows until the transaction ends, and answers those that exist. */
    @SuppressWarnings("unchecked")
    public Map<StockKey, StockLevel> lock(Collection<StockKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = database.createNativeQuery(LOCK_SQL, Tuple.class)
                .setParameter("variants", keys.stream().map(StockKey::variantId).toArray(UUID[]::new))
                .setParameter("sizes", keys.stream().map(StockKey::sizeId).toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .collect(toMap(
                        row -> new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class)),
                        row -> new StockLevel(row.get("quantity", Integer.class), row.get("reserved", Integer.class))));
    }

    /** As {@link #lock}, and tells which of them are on sale; what entities have not written yet is not seen. */
    public StockForSale lockForSale(Collection<StockKey> keys) {
        if (keys.isEmpty()) {
            return new StockForSale(Map.of(), Set.of());
        }
        return sql.run(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK_FOR_SALE_SQL)) {
                setKeys(lock, keys);
                return forSale(lock);
            }
        });
    }

    private static StockForSale forSale(PreparedStatement lock) throws SQLException {
        Map<StockKey, StockLevel> levels = new HashMap<>();
        Set<StockKey> onSale = new HashSet<>();
        try (ResultSet rows = lock.executeQuery()) {
            while (rows.next()) {
                StockKey key = new StockKey(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                levels.put(key, new StockLevel(rows.getInt(3), rows.getInt(4)));
                if (rows.getBoolean(5)) {
                    onSale.add(key);
                }
            }
        }
        return new StockForSale(levels, onSale);
    }

    /** Writes changes of the reserved part of locked rows. */
    public void writeReserved(List<StockChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sql.run(connection -> {
            try (PreparedStatement write = connection.prepareStatement(WRITE_RESERVED_SQL)) {
                setKeys(write, changes.stream().map(StockChange::key).toList());
                write.setArray(
                        3,
                        DirectSql.integers(
                                connection,
                                changes.stream()
                                        .map(change -> change.after().reserved())
                                        .toList()));
                return write.executeUpdate();
            }
        });
        tell(changes);
    }

    private static void setKeys(PreparedStatement statement, Collection<StockKey> keys) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                1,
                DirectSql.uuids(
                        connection, keys.stream().map(StockKey::variantId).toList()));
        statement.setArray(
                2,
                DirectSql.uuids(connection, keys.stream().map(StockKey::sizeId).toList()));
    }

    /** Writes changes of the quantity of locked rows, and logs them. */
    public void writeMoved(List<StockChange> changes, Cause cause) {
        write(changes);
        log(changes, cause);
    }

    /** Logs changes of quantity that come into being or go with their row. */
    public void log(List<StockChange> changes, Cause cause) {
        List<StockChange> moved =
                changes.stream().filter(change -> change.moved() != 0).toList();
        if (moved.isEmpty()) {
            return;
        }
        database.createNativeQuery(LOG_SQL)
                .setParameter("variants", variants(moved))
                .setParameter("sizes", sizes(moved))
                .setParameter("kind", cause.kind().stored())
                .setParameter("changes", moved.stream().map(StockChange::moved).toArray(Integer[]::new))
                .setParameter("quantities", quantities(moved))
                .setParameter("reference", cause.reference())
                .setParameter("reason", cause.reason())
                .setParameter("actor", cause.actor())
                .executeUpdate();
    }

    private void write(List<StockChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.createNativeQuery(WRITE_SQL)
                .setParameter("variants", variants(changes))
                .setParameter("sizes", sizes(changes))
                .setParameter("quantities", quantities(changes))
                .setParameter(
                        "reserved",
                        changes.stream()
                                .map(change -> change.after().reserved())
                                .toArray(Integer[]::new))
                .executeUpdate();
        tell(changes);
    }

    /** The one place that sees a stock run low or out, or come back, whatever changes it. */
    private void tell(List<StockChange> changes) {
        List<StockChange> seen =
                changes.stream().filter(change -> change.isSeen(settings.low())).toList();
        if (!seen.isEmpty()) {
            news.publish(seen);
        }
    }

    private static UUID[] variants(List<StockChange> changes) {
        return changes.stream().map(change -> change.key().variantId()).toArray(UUID[]::new);
    }

    private static UUID[] sizes(List<StockChange> changes) {
        return changes.stream().map(change -> change.key().sizeId()).toArray(UUID[]::new);
    }

    private static Integer[] quantities(List<StockChange> changes) {
        return changes.stream().map(change -> change.after().quantity()).toArray(Integer[]::new);
    }
}
