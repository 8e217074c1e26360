package io.mercato.catalog.review;

import io.mercato.catalog.purchase.PurchaseListener;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Sets on reviews whether their customer has bought the product, when that becomes known after the review. Blocks. */
@ApplicationScoped
class VerifyReviews implements PurchaseListener {
    /** Index: reviews_product_id_customer_id_key, purchases_of_customer. */
    private static final String VERIFY_SQL = """
            UPDATE reviews r SET verified = NOT r.verified
             WHERE r.customer_id = :customer AND r.product_id = ANY (CAST(:products AS uuid[]))
               AND r.verified IS DISTINCT FROM EXISTS (
                       SELECT FROM purchases p
                        WHERE p.customer_id = r.customer_id AND p.product_id = r.product_id AND NOT p.refunded)
            RETURNING r.id, r.product_id, r.store_id
            """;

    private final EntityManager database;
    private final ReviewChanges changes;

    VerifyReviews(EntityManager database, ReviewChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void purchasesChanged(UUID customer, Collection<UUID> products) {
        List<Tuple> verified = database.createNativeQuery(VERIFY_SQL, Tuple.class)
                .setParameter("customer", customer)
                .setParameter("products", products.toArray(UUID[]::new))
                .getResultList();
        verified.forEach(review -> changes.changed(
                review.get("id", UUID.class),
                review.get("product_id", UUID.class),
                review.get("store_id", UUID.class)));
    }
}
