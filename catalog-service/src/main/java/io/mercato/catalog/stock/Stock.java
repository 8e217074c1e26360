package io.mercato.catalog.stock;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final StockNews news;
    private final StockSettings settings;

    Stock(EntityManager database, StockNews news, StockSettings settings) {
        this.database = database;
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

    /** Writes changes of the reserved part of locked rows. */
    public void writeReserved(List<StockChange> changes) {
        write(changes);
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
