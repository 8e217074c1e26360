package io.mercato.catalog.reservation;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.stock.StockKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * The SQL of reservations. Time is the database's, so that all replicas agree on when one has expired. Blocks; call it in a
 * transaction.
 */
@ApplicationScoped
class ReservationRows {
    /** Index: reservations_pkey. */
    private static final String FIND_SQL = """
            SELECT reference, state, late, created_at, expires_at, expires_at <= clock_timestamp() AS past,
                   bundle_ids, bundle_quantities
              FROM reservations WHERE reference = :reference
            """;

    private static final String LOCK_SQL = FIND_SQL + " FOR UPDATE";

    /** Index: reservation_lines_pkey. */
    private static final String DEMAND_SQL = """
            SELECT variant_id, size_id, CAST(sum(quantity) AS int) AS amount FROM reservation_lines
             WHERE reference = ANY (CAST(:references AS text[])) GROUP BY variant_id, size_id
            """;

    /** Index: reservation_lines_pkey. What was asked for by itself, without what bundles brought. */
    private static final String ITEMS_SQL = """
            SELECT variant_id, size_id, quantity - of_bundles AS amount FROM reservation_lines
             WHERE reference = :reference AND quantity > of_bundles
            """;

    private static final String SETTLE_SQL = """
            UPDATE reservations SET state = :state, late = :late, settled_at = clock_timestamp()
             WHERE reference = ANY (CAST(:references AS text[]))
            """;

    private static final String EXTEND_SQL = """
            UPDATE reservations
               SET expires_at = greatest(expires_at, created_at + CAST(:seconds AS int) * interval '1 second')
             WHERE reference = :reference
            """;

    /** Index: reservations_held_by_expiry. Passes over those that somebody else is just settling. */
    static final String LOCK_OVERDUE_SQL = """
            SELECT reference FROM reservations
             WHERE state = 'held' AND expires_at <= clock_timestamp()
             ORDER BY expires_at LIMIT :limit
               FOR UPDATE SKIP LOCKED
            """;

    /** Index: reservations_held_by_expiry, then reservation_lines_pkey. */
    static final String OVERDUE_OF_ROWS_SQL = """
            SELECT r.reference FROM reservations r
             WHERE r.state = 'held' AND r.expires_at <= now()
               AND EXISTS (SELECT FROM reservation_lines l
                             JOIN unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[])) AS short (variant_id, size_id)
                               ON l.variant_id = short.variant_id AND l.size_id = short.size_id
                            WHERE l.reference = r.reference)
             ORDER BY r.expires_at LIMIT :limit
            """;

    /** Index: reservations_pkey. In one order, so that two who do this do not wait for each other in a circle. */
    private static final String LOCK_HELD_SQL = """
            SELECT reference FROM reservations
             WHERE reference = ANY (CAST(:references AS text[])) AND state = 'held'
             ORDER BY reference FOR UPDATE
            """;

    private final EntityManager database;

    ReservationRows(EntityManager database) {
        this.database = database;
    }

    /**
     * A row of {@code reservations}.
     *
     * @param past whether it has expired, or would have if nobody had settled it
     * @param bundles how many of which were asked for
     */
    record Row(
            String reference,
            ReservationState state,
            boolean late,
            Instant createdAt,
            Instant expiresAt,
            boolean past,
            Map<UUID, Integer> bundles) {

        /** What it counts as: from its expiry on, one that is held no longer is. */
        ReservationState effectiveState() {
            return state == ReservationState.HELD && past ? ReservationState.EXPIRED : state;
        }
    }

    Optional<Row> find(String reference) {
        return row(read(FIND_SQL, reference));
    }

    /** As {@link #find}, and nobody else can settle it until the transaction ends. */
    Optional<Row> lock(String reference) {
        return row(read(LOCK_SQL, reference));
    }

    /** What these reservations together ask of each row of stock. */
    @SuppressWarnings("unchecked")
    Demand demand(Collection<String> references) {
        List<Tuple> rows = database.createNativeQuery(DEMAND_SQL, Tuple.class)
                .setParameter("references", references.toArray(String[]::new))
                .getResultList();
        return new Demand(amounts(rows));
    }

    /** What a reservation was asked for, as it was asked; none when there is no such reservation. */
    @SuppressWarnings("unchecked")
    Optional<Asked> asked(String reference) {
        return find(reference)
                .map(row -> new Asked(amounts(read(ITEMS_SQL, reference).getResultList()), row.bundles()));
    }

    private static Map<StockKey, Integer> amounts(List<Tuple> rows) {
        return rows.stream()
                .collect(toMap(
                        row -> new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class)),
                        row -> row.get("amount", Integer.class)));
    }

    void settle(Collection<String> references, ReservationState state, boolean late) {
        database.createNativeQuery(SETTLE_SQL)
                .setParameter("references", references.toArray(String[]::new))
                .setParameter("state", state.stored())
                .setParameter("late", late)
                .executeUpdate();
    }

    /** Lets it hold for so long in all; never for less than before. */
    void extend(String reference, Duration hold) {
        query(EXTEND_SQL, reference)
                .setParameter("seconds", Math.toIntExact(hold.toSeconds()))
                .executeUpdate();
    }

    /** Locks some that are held although they have expired, those first that expired first. */
    @SuppressWarnings("unchecked")
    List<String> lockOverdue(int limit) {
        return database.createNativeQuery(LOCK_OVERDUE_SQL, String.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Some that are held although they have expired, and ask for one of these rows of stock. */
    @SuppressWarnings("unchecked")
    List<String> overdueOf(Collection<StockKey> keys, int limit) {
        return database.createNativeQuery(OVERDUE_OF_ROWS_SQL, String.class)
                .setParameter("variants", keys.stream().map(StockKey::variantId).toArray(UUID[]::new))
                .setParameter("sizes", keys.stream().map(StockKey::sizeId).toArray(UUID[]::new))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Locks those of these that are held, waiting for who is just settling one. */
    @SuppressWarnings("unchecked")
    List<String> lockHeld(Collection<String> references) {
        return database.createNativeQuery(LOCK_HELD_SQL, String.class)
                .setParameter("references", references.toArray(String[]::new))
                .getResultList();
    }

    private Query read(String sql, String reference) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("reference", reference);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Row> row(Query query) {
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Row(
                        row.get("reference", String.class),
                        ReservationState.ofStored(row.get("state", String.class)),
                        row.get("late", Boolean.class),
                        row.get("created_at", Instant.class),
                        row.get("expires_at", Instant.class),
                        row.get("past", Boolean.class),
                        bundles(row)));
    }

    private static Map<UUID, Integer> bundles(Tuple row) {
        UUID[] ids = row.get("bundle_ids", UUID[].class);
        Integer[] quantities = row.get("bundle_quantities", Integer[].class);
        return IntStream.range(0, ids.length).boxed().collect(toMap(i -> ids[i], i -> quantities[i]));
    }

    private Query query(String sql, String reference) {
        return database.createNativeQuery(sql).setParameter("reference", reference);
    }
}
