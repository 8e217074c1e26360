package io.mercato.catalog.recommendation;

/** The SQL of recommendations. */
public final class RecommendationQueries {
    /**
     * Three ways to a product, the best first; each product by its best. What goes with the products of the window: by the
     * cosine of the angle between the weights of both over all actors (Linden, Smith, York, "Amazon.com recommendations",
     * IEEE Internet Computing 7(1), 2003), times n / (n + 2) for n actors, since one who did both by chance proves little.
     * Then what is viewed most in the categories of the window, and what is featured.
     *
     * <p>Index: actor_products_pkey, product_pairs_by_strength, product_pairs_pkey, products_of_category_by_views,
     * products_featured_by_views, purchases_of_customer. Reads a bounded number of rows, however many there are: OFFSET 0 keeps
     * the planner, which cannot know how few products a window has, from reading whole tables to join them.
     */
    public static final String RANKED_SQL = """
            WITH seed AS MATERIALIZED (
                SELECT product_id, weight FROM actor_products WHERE actor = :actor
                 UNION ALL
                SELECT id, 1 FROM products WHERE id = CAST(:product AS uuid)),
            near AS (
                SELECT pair.other_id, seed.product_id AS because, pair.buyers,
                       seed.weight * pair.strength / sqrt(CAST(own.strength AS float8)) / sqrt(CAST(other.strength AS float8))
                           * pair.actors / (pair.actors + 2) AS score
                  FROM seed
                 CROSS JOIN LATERAL (
                       SELECT strength FROM product_pairs
                        WHERE product_id = seed.product_id AND other_id = seed.product_id OFFSET 0) own
                 CROSS JOIN LATERAL (
                       SELECT * FROM product_pairs
                        WHERE product_id = seed.product_id ORDER BY strength DESC, other_id LIMIT :nearest) pair
                 CROSS JOIN LATERAL (
                       SELECT strength FROM product_pairs
                        WHERE product_id = pair.other_id AND other_id = pair.other_id OFFSET 0) other),
            together AS (
                SELECT other_id AS id, CAST(sum(score) * 1000000000 AS bigint) AS score,
                       (array_agg(because ORDER BY score DESC, because))[1] AS because,
                       (array_agg(buyers ORDER BY score DESC, because))[1] AS buyers
                  FROM near GROUP BY other_id ORDER BY 2 DESC, 1 DESC LIMIT :most),
            favourite AS (
                SELECT p.category_id AS id
                  FROM seed
                 CROSS JOIN LATERAL (SELECT category_id FROM products WHERE id = seed.product_id OFFSET 0) p
                 WHERE p.category_id IS NOT NULL
                 GROUP BY p.category_id ORDER BY sum(seed.weight) DESC, p.category_id LIMIT :categories),
            candidate AS (
                SELECT DISTINCT ON (id) id, tier, score, code, because, category
                  FROM (SELECT id, 3 AS tier, score, CASE WHEN buyers > 0 THEN 'bought_together' ELSE 'viewed_together' END AS code,
                               because, CAST(NULL AS uuid) AS category
                          FROM together
                         UNION ALL
                        SELECT top.id, 2, top.views, 'popular_in_category', NULL, favourite.id
                          FROM favourite CROSS JOIN LATERAL (
                               SELECT id, views FROM products WHERE category_id = favourite.id AND status = 'active'
                                ORDER BY views DESC, id DESC LIMIT :most) top
                         UNION ALL
                        (SELECT id, 1, views, 'featured', NULL, NULL FROM products
                          WHERE CAST(:product AS uuid) IS NULL AND featured AND status = 'active'
                          ORDER BY views DESC, id DESC LIMIT :most)) found
                 ORDER BY id, tier DESC, score DESC)
            SELECT listed.id, listed.tier, listed.score, listed.code,
                   because.id AS because_id, because.handle AS because_handle, because.title AS because_name,
                   category.id AS category_id, category.handle AS category_handle, category.name AS category_name
              FROM (SELECT candidate.*
                      FROM candidate
                     CROSS JOIN LATERAL (
                           SELECT FROM products WHERE id = candidate.id AND status = 'active' OFFSET 0) on_sale
                     WHERE (tier, score, id) < (:afterTier, :afterScore, :afterId)
                       AND NOT EXISTS (SELECT FROM seed WHERE seed.product_id = candidate.id)
                       AND NOT EXISTS (SELECT FROM purchases WHERE customer_id = CAST(:customer AS uuid)
                                          AND product_id = candidate.id AND NOT refunded)
                     ORDER BY tier DESC, score DESC, id DESC LIMIT :limit) listed
              LEFT JOIN LATERAL (SELECT id, handle, title FROM products WHERE id = listed.because OFFSET 0) because ON true
              LEFT JOIN LATERAL (SELECT id, handle, name FROM categories WHERE id = listed.category OFFSET 0) category ON true
             ORDER BY listed.tier DESC, listed.score DESC, listed.id DESC
            """;

    private RecommendationQueries() {}
}
