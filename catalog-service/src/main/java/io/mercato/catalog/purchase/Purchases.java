package io.mercato.catalog.purchase;

import io.quarkus.arc.All;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Who has bought what, as orders-service tells. Each order counts once however often it is told, and a refund counts also
 * when it is heard of before the payment. All methods block.
 */
@ApplicationScoped
public class Purchases {
    /** For who decides on the purchases of a customer, and who writes them: one at a time. */
    private static final String LOCK_SQL =
            "SELECT pg_advisory_xact_lock(hashtextextended('purchases ' || CAST(:customer AS text), 0)) IS NULL";

    /** Index: product_variants_pkey. Products that a line names only by its variant. */
    private static final String INSERT_SQL = """
            INSERT INTO purchases (order_id, product_id, customer_id, paid_at, refunded)
            SELECT :order, product_id, :customer, :paidAt, EXISTS (SELECT FROM refunded_orders WHERE order_id = :order)
              FROM (SELECT unnest(CAST(:products AS uuid[])) AS product_id
                     UNION
                    SELECT product_id FROM product_variants WHERE id = ANY (CAST(:variants AS uuid[]))) bought
                ON CONFLICT DO NOTHING
            RETURNING product_id
            """;

    private static final String NOTE_REFUND_SQL =
            "INSERT INTO refunded_orders (order_id, refunded_at) VALUES (:order, :refundedAt) ON CONFLICT DO NOTHING";

    /** Index: purchases_pkey. */
    private static final String REFUND_SQL = """
            UPDATE purchases SET refunded = true
             WHERE order_id = :order AND customer_id = :customer AND NOT refunded RETURNING product_id
            """;

    private final EntityManager database;
    private final List<PurchaseListener> listeners;

    Purchases(EntityManager database, @All List<PurchaseListener> listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    /** Until the calling transaction ends, nobody else writes or decides on the purchases of this customer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID customer) {
        database.createNativeQuery(LOCK_SQL, Boolean.class)
                .setParameter("customer", customer.toString())
                .getSingleResult();
    }

    /**
     * A customer has paid an order.
     *
     * @param products that its lines name
     * @param variants of lines that name no product
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public void paid(UUID order, UUID customer, Instant paidAt, Collection<UUID> products, Collection<UUID> variants) {
        lock(customer);
        tell(
                customer,
                database.createNativeQuery(INSERT_SQL, UUID.class)
                        .setParameter("order", order)
                        .setParameter("customer", customer)
                        .setParameter("paidAt", paidAt)
                        .setParameter("products", products.toArray(UUID[]::new))
                        .setParameter("variants", variants.toArray(UUID[]::new))
                        .getResultList());
    }

    /** All of an order was refunded. */
    @Transactional
    @SuppressWarnings("unchecked")
    public void refunded(UUID order, UUID customer, Instant refundedAt) {
        lock(customer);
        database.createNativeQuery(NOTE_REFUND_SQL)
                .setParameter("order", order)
                .setParameter("refundedAt", refundedAt)
                .executeUpdate();
        tell(
                customer,
                database.createNativeQuery(REFUND_SQL, UUID.class)
                        .setParameter("order", order)
                        .setParameter("customer", customer)
                        .getResultList());
    }

    private void tell(UUID customer, List<UUID> products) {
        if (!products.isEmpty()) {
            listeners.forEach(listener -> listener.purchasesChanged(customer, products));
        }
    }
}
