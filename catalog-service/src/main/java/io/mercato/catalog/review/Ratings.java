package io.mercato.catalog.review;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * The ratings of products and of their stores: how many published reviews gave how many stars. Changed by differences in
 * the transaction of the review, so they are exact at every moment, however many there are. The row of the product is always
 * locked before that of the store. Blocks; call it in a transaction.
 */
@ApplicationScoped
class Ratings {
    /** Index: product_ratings_pkey, store_ratings_pkey, products_pkey and stores_pkey in all of these. */
    private static final List<String> BEGIN_SQL = List.of(
            "INSERT INTO product_ratings (product_id) VALUES (:product) ON CONFLICT DO NOTHING",
            "INSERT INTO store_ratings (store_id) VALUES (:store) ON CONFLICT DO NOTHING");

    private static final String STARS = """
            stars1 = stars1 + CAST(:stars1 AS int), stars2 = stars2 + CAST(:stars2 AS int),
            stars3 = stars3 + CAST(:stars3 AS int), stars4 = stars4 + CAST(:stars4 AS int),
            stars5 = stars5 + CAST(:stars5 AS int)
            """;

    /** Neither version nor updated_at: nobody who edits the product meets another because a customer rates it. */
    private static final String PRODUCT_SQL = """
            WITH rated AS (UPDATE product_ratings SET %s WHERE product_id = :id RETURNING product_id, average, count)
            UPDATE products p SET rating_average = rated.average, rating_count = rated.count
              FROM rated WHERE p.id = rated.product_id
            """.formatted(STARS);

    private static final String STORE_SQL = """
            WITH rated AS (UPDATE store_ratings SET %s WHERE store_id = :id RETURNING store_id, average, count)
            UPDATE stores s SET rating_average = rated.average, rating_count = rated.count
              FROM rated WHERE s.id = rated.store_id
            """.formatted(STARS);

    private final EntityManager database;

    Ratings(EntityManager database) {
        this.database = database;
    }

    /**
     * A published review takes the place of another, of the same product.
     *
     * @param before its stars until now, 0 when it did not appear
     * @param after its stars from now on, 0 when it does not appear
     */
    void change(UUID product, UUID store, int before, int after) {
        if (before == after) {
            return;
        }
        if (before == 0) {
            database.createNativeQuery(BEGIN_SQL.get(0))
                    .setParameter("product", product)
                    .executeUpdate();
            database.createNativeQuery(BEGIN_SQL.get(1))
                    .setParameter("store", store)
                    .executeUpdate();
        }
        update(PRODUCT_SQL, product, before, after);
        update(STORE_SQL, store, before, after);
    }

    private void update(String sql, UUID id, int before, int after) {
        Query query = database.createNativeQuery(sql).setParameter("id", id);
        for (int stars = 1; stars <= 5; stars++) {
            query.setParameter("stars" + stars, (stars == after ? 1 : 0) - (stars == before ? 1 : 0));
        }
        query.executeUpdate();
    }
}
