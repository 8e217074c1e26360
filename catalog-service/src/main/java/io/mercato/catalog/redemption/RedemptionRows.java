package io.mercato.catalog.redemption;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * The SQL of redemptions. A redemption is only changed under the lock of its reservation, and what an offer counts under the
 * lock of the offer, which is taken after that; several in the order of their ids. Blocks; call it in a transaction.
 */
@ApplicationScoped
class RedemptionRows {
    private static final String USE = """
            SELECT id, status = 'active' AND valid_from <= clock_timestamp() AND valid_until > clock_timestamp() AS holds,
                   max_redemptions, max_per_customer, redeemed,
                   CASE WHEN product_id IS NOT NULL THEN 'product:' || product_id
                        WHEN category_id IS NOT NULL THEN 'category:' || category_id
                        ELSE 'store:' || store_id END AS shown_by
              FROM offers
            """;

    /** Index: offers_pkey. Weak enough to let redemptions of others refer to the offer meanwhile. */
    private static final String LOCK_SQL = USE + " WHERE id = :offer AND deleted_at IS NULL FOR NO KEY UPDATE";

    /** Indexes: offer_redemptions_pkey, offers_pkey. */
    private static final String LOCK_OF_REFERENCES_SQL = USE + """
             WHERE id IN (SELECT offer_id FROM offer_redemptions
                           WHERE reference = ANY (CAST(:references AS text[])) AND state = :state)
             ORDER BY id FOR NO KEY UPDATE
            """;

    /** Index: offer_redemptions_pkey. */
    private static final String FIND_SQL = """
            SELECT offer_id, reference, customer_id, uses, state, created_at FROM offer_redemptions
             WHERE reference = :reference AND offer_id = :offer
            """;

    /** Index: offer_redemptions_of_customer. */
    private static final String USED_BY_CUSTOMER_SQL = """
            SELECT coalesce(sum(uses), 0) FROM offer_redemptions
             WHERE offer_id = :offer AND customer_id = :customer AND state = 'counted'
            """;

    private static final String WRITE_SQL = """
            INSERT INTO offer_redemptions (reference, offer_id, customer_id, uses)
            VALUES (:reference, :offer, CAST(:customer AS uuid), :uses)
                ON CONFLICT (reference, offer_id)
                DO UPDATE SET customer_id = excluded.customer_id, uses = excluded.uses, state = 'counted'
            """;

    private static final String COUNT_SQL = "UPDATE offers SET redeemed = :redeemed WHERE id = :offer";

    /** Index: offer_redemptions_pkey. */
    private static final String OF_REFERENCES_SQL = """
            SELECT offer_id, reference, customer_id, uses, state, created_at FROM offer_redemptions
             WHERE reference = ANY (CAST(:references AS text[])) AND state = :state
             ORDER BY offer_id, reference
            """;

    /** Index: offer_redemptions_pkey. */
    private static final String MOVE_SQL = """
            UPDATE offer_redemptions SET state = :to
             WHERE reference = ANY (CAST(:references AS text[])) AND state = :from
            """;

    private static final String RELEASE_SQL =
            "UPDATE offer_redemptions SET state = 'released' WHERE reference = :reference AND offer_id = :offer";

    /** Index: reservations_held_by_expiry, then offer_redemptions_pkey. */
    static final String OVERDUE_OF_OFFER_SQL = """
            SELECT r.reference FROM reservations r
             WHERE r.state = 'held' AND r.expires_at <= now()
               AND EXISTS (SELECT FROM offer_redemptions d
                            WHERE d.reference = r.reference AND d.offer_id = :offer AND d.state = 'counted')
             ORDER BY r.expires_at LIMIT :limit
            """;

    private final EntityManager database;

    RedemptionRows(EntityManager database) {
        this.database = database;
    }

    Optional<OfferUse> lock(UUID offer) {
        return tuples(database.createNativeQuery(LOCK_SQL, Tuple.class).setParameter("offer", offer)).stream()
                .findFirst()
                .map(OfferUse::of);
    }

    /** The offers of which these references have redemptions in a state. */
    List<OfferUse> lockOf(Collection<String> references, String state) {
        return tuples(of(LOCK_OF_REFERENCES_SQL, references, state)).stream()
                .map(OfferUse::of)
                .toList();
    }

    Optional<Redemption> find(String reference, UUID offer) {
        return tuples(database.createNativeQuery(FIND_SQL, Tuple.class)
                        .setParameter("reference", reference)
                        .setParameter("offer", offer))
                .stream()
                .findFirst()
                .map(Redemption::of);
    }

    List<Redemption> of(Collection<String> references, String state) {
        return tuples(of(OF_REFERENCES_SQL, references, state)).stream()
                .map(Redemption::of)
                .toList();
    }

    long usedBy(UUID customer, UUID offer) {
        return ((Number) database.createNativeQuery(USED_BY_CUSTOMER_SQL)
                        .setParameter("offer", offer)
                        .setParameter("customer", customer)
                        .getSingleResult())
                .longValue();
    }

    void write(UUID offer, RedemptionRequest request) {
        database.createNativeQuery(WRITE_SQL)
                .setParameter("reference", request.reference())
                .setParameter("offer", offer)
                .setParameter("customer", request.customerId())
                .setParameter("uses", request.uses())
                .executeUpdate();
    }

    void count(UUID offer, int redeemed) {
        database.createNativeQuery(COUNT_SQL)
                .setParameter("offer", offer)
                .setParameter("redeemed", redeemed)
                .executeUpdate();
    }

    void move(Collection<String> references, String from, String to) {
        database.createNativeQuery(MOVE_SQL)
                .setParameter("references", references.toArray(String[]::new))
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    void release(String reference, UUID offer) {
        database.createNativeQuery(RELEASE_SQL)
                .setParameter("reference", reference)
                .setParameter("offer", offer)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<String> overdueOf(UUID offer, int limit) {
        return database.createNativeQuery(OVERDUE_OF_OFFER_SQL, String.class)
                .setParameter("offer", offer)
                .setParameter("limit", limit)
                .getResultList();
    }

    private Query of(String sql, Collection<String> references, String state) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("references", references.toArray(String[]::new))
                .setParameter("state", state);
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
