package io.mercato.catalog.recommendation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

/**
 * Keeps the pairs of products what a recount of all windows would give. Whoever has changed is counted anew from what is
 * stored: the pairs of the old window are taken back and those of the new one added, so it matters neither in which order
 * things came nor how late. One replica at a time does it, in transactions that also take the change out of the queue:
 * one that is killed has counted nothing. Blocks.
 */
@ApplicationScoped
class CountActors {
    private static final String LOCK_SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended('recommendations', 0))";

    /**
     * Takes out those that have waited longest, with all their rows near the front, since an actor is seldom there once only.
     * Index: changed_actors_pkey. What is not committed yet is not seen and stays, also when its position is lower; the next
     * statement, whose snapshot is younger, sees every change whose row this one has taken.
     */
    private static final String TAKE_SQL = """
            WITH front AS MATERIALIZED (
                SELECT position, actor FROM changed_actors ORDER BY position LIMIT CAST(:actors AS int) * 20),
            chosen AS MATERIALIZED (
                SELECT actor FROM front GROUP BY actor ORDER BY min(position) LIMIT :actors),
            taken AS (
                DELETE FROM changed_actors WHERE position IN (SELECT position FROM front JOIN chosen USING (actor)))
            SELECT actor FROM chosen
            """;

    /** What an actor is to count for. Index: interactions_of_actor_by_time, purchases_of_customer_by_time. */
    private static final String WINDOWS = """
            SELECT of.actor, product.*
              FROM unnest(CAST(:actors AS text[])) AS of (actor)
             CROSS JOIN LATERAL (
                   SELECT product_id, max(weight) AS weight, bool_or(bought) AS bought, max(at) AS last_at
                     FROM ((SELECT product_id, false AS bought, happened_at AS at,
                                   CASE kind WHEN 'view' THEN CAST(:view AS int) WHEN 'click' THEN CAST(:click AS int)
                                        WHEN 'wishlist' THEN CAST(:wishlist AS int) ELSE CAST(:addToCart AS int) END AS weight
                              FROM interactions WHERE actor = of.actor
                             ORDER BY happened_at DESC, id DESC LIMIT :events)
                           UNION ALL
                           (SELECT product_id, true, paid_at, CAST(:purchase AS int)
                              FROM purchases
                             WHERE customer_id = CASE WHEN of.actor LIKE 'customer:%'
                                                      THEN CAST(substr(of.actor, 10) AS uuid) END
                             ORDER BY paid_at DESC, order_id, product_id LIMIT :events)) done
                    GROUP BY product_id ORDER BY max(at) DESC, product_id LIMIT :window) product
            """;

    /**
     * One statement, so that old and new windows are of one moment. Index: actor_products_pkey, product_pairs_pkey. Not a
     * MERGE: joined to all pairs, it would read them from end to end whenever the planner expects many changes.
     */
    private static final String COUNT_SQL = """
            WITH fresh AS MATERIALIZED (%s),
            old AS MATERIALIZED (SELECT * FROM actor_products WHERE actor = ANY (CAST(:actors AS text[]))),
            change AS (
                SELECT one.product_id, other.product_id AS other_id, 1 AS actors,
                       CAST(one.bought AND other.bought AS int) AS buyers, one.weight * other.weight AS strength
                  FROM fresh one JOIN fresh other ON other.actor = one.actor
                 UNION ALL
                SELECT one.product_id, other.product_id, -1,
                       - CAST(one.bought AND other.bought AS int), - one.weight * other.weight
                  FROM old one JOIN old other ON other.actor = one.actor),
            paired AS (
                INSERT INTO product_pairs AS pair (product_id, other_id, actors, buyers, strength)
                SELECT product_id, other_id, sum(actors), sum(buyers), sum(strength)
                  FROM change GROUP BY product_id, other_id
                HAVING sum(actors) <> 0 OR sum(buyers) <> 0 OR sum(strength) <> 0
                    ON CONFLICT (product_id, other_id) DO UPDATE
                   SET actors = pair.actors + excluded.actors, buyers = pair.buyers + excluded.buyers,
                       strength = pair.strength + excluded.strength),
            gone AS (
                DELETE FROM actor_products kept WHERE actor = ANY (CAST(:actors AS text[]))
                   AND NOT EXISTS (SELECT FROM fresh WHERE fresh.actor = kept.actor AND fresh.product_id = kept.product_id))
            INSERT INTO actor_products (actor, product_id, weight, bought, last_at)
            SELECT actor, product_id, weight, bought, last_at FROM fresh
                ON CONFLICT (actor, product_id) DO UPDATE
               SET weight = excluded.weight, bought = excluded.bought, last_at = excluded.last_at
            """.formatted(WINDOWS);

    /** Index: product_pairs_empty. */
    private static final String DELETE_EMPTY_SQL = "DELETE FROM product_pairs WHERE actors = 0";

    private final EntityManager database;
    private final RecommendationSettings settings;

    CountActors(EntityManager database, RecommendationSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Counts some actors.
     *
     * @param actors how many at most
     * @return whether there may be more, and nobody else is at it
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public boolean batch(int actors) {
        boolean alone =
                (Boolean) database.createNativeQuery(LOCK_SQL, Boolean.class).getSingleResult();
        if (!alone) {
            return false;
        }
        List<String> chosen = database.createNativeQuery(TAKE_SQL, String.class)
                .setParameter("actors", actors)
                .getResultList();
        if (!chosen.isEmpty()) {
            count(chosen);
        }
        return !chosen.isEmpty();
    }

    private void count(List<String> actors) {
        Query count = database.createNativeQuery(COUNT_SQL)
                .setParameter("actors", actors.toArray(String[]::new))
                .setParameter("events", settings.events())
                .setParameter("window", settings.window());
        RecommendationSettings.Weights weights = settings.weights();
        count.setParameter("view", weights.view())
                .setParameter("click", weights.click())
                .setParameter("wishlist", weights.wishlist())
                .setParameter("addToCart", weights.addToCart())
                .setParameter("purchase", weights.purchase())
                .executeUpdate();
        database.createNativeQuery(DELETE_EMPTY_SQL).executeUpdate();
    }
}
