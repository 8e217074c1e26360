package io.mercato.catalog.offer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** The offers that hold now for products: their own, those of their categories up to the root, and those of their stores. */
@ApplicationScoped
public class RunningOffers {
    /** Bounds one answer; as many as a hundred products with a hundred offers each. */
    private static final int MOST = 10_000;

    /**
     * Indexes: products_pkey, categories_pkey upwards, offers_of_product_by_end, offers_of_category_by_end,
     * offers_of_store_by_end, offer_redemptions_of_customer.
     */
    private static final String ON_PRODUCTS_SQL = """
            WITH RECURSIVE asked AS (
                SELECT id AS on_product, store_id AS of_store, category_id AS of_category FROM products
                 WHERE id = ANY (CAST(:products AS uuid[]))),
            branch AS (
                SELECT of_category AS leaf, of_category AS id FROM asked WHERE of_category IS NOT NULL
                UNION
                SELECT branch.leaf, above.parent_id
                  FROM branch
                 CROSS JOIN LATERAL (SELECT parent_id FROM categories WHERE id = branch.id OFFSET 0) above
                 WHERE above.parent_id IS NOT NULL)
            SELECT o.on_product, o.id, o.title, o.kind, o.percentage, o.amount, o.currency AS amount_currency,
                   o.buy_quantity, o.get_quantity, o.max_redemptions, o.max_per_customer, o.redeemed,
                   CASE WHEN o.max_per_customer IS NOT NULL THEN (
                       SELECT coalesce(sum(uses), 0) FROM offer_redemptions d
                        WHERE d.offer_id = o.id AND d.customer_id = CAST(:customer AS uuid) AND d.state = 'counted')
                   END AS used
              FROM (SELECT asked.on_product, offers.* FROM asked JOIN offers ON offers.product_id = asked.on_product
                     UNION ALL
                    SELECT asked.on_product, offers.*
                      FROM asked JOIN branch ON branch.leaf = asked.of_category
                      JOIN offers ON offers.category_id = branch.id
                     UNION ALL
                    SELECT asked.on_product, offers.* FROM asked JOIN offers ON offers.store_id = asked.of_store) o
             WHERE o.status = 'active' AND o.valid_from <= now() AND o.valid_until > now()
               AND o.redeemed < coalesce(o.max_redemptions, o.redeemed + 1)
             ORDER BY o.id LIMIT :limit
            """;

    private final EntityManager database;

    RunningOffers(EntityManager database) {
        this.database = database;
    }

    /**
     * Those that a customer can use now, in the order of their ids. Who is not known cannot use those that are limited for
     * each customer. One statement. Blocks.
     */
    @SuppressWarnings("unchecked")
    public List<RunningOffer> on(Collection<UUID> products, Optional<UUID> customer) {
        List<Tuple> rows = database.createNativeQuery(ON_PRODUCTS_SQL, Tuple.class)
                .setParameter("products", products.toArray(UUID[]::new))
                .setParameter("customer", customer.map(UUID::toString).orElse(null))
                .setParameter("limit", MOST)
                .getResultList();
        return rows.stream()
                .collect(groupingBy(row -> row.get("id", UUID.class), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(offer -> of(offer, customer.isPresent()))
                .filter(offer -> offer.usesLeft() > 0)
                .toList();
    }

    private static RunningOffer of(List<Tuple> rows, boolean customerIsKnown) {
        Tuple row = rows.getFirst();
        return new RunningOffer(
                row.get("id", UUID.class),
                row.get("title", String.class),
                OfferCard.discount(row),
                rows.stream().map(one -> one.get("on_product", UUID.class)).collect(toSet()),
                usesLeft(row, customerIsKnown));
    }

    private static int usesLeft(Tuple row, boolean customerIsKnown) {
        Integer total = row.get("max_redemptions", Integer.class);
        Integer perCustomer = row.get("max_per_customer", Integer.class);
        long left = total == null ? Integer.MAX_VALUE : total - row.get("redeemed", Integer.class);
        long forCustomer = perCustomer == null
                ? Integer.MAX_VALUE
                : customerIsKnown ? perCustomer - row.get("used", Number.class).longValue() : 0;
        return (int) Math.min(left, forCustomer);
    }
}
