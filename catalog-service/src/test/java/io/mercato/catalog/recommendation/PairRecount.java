package io.mercato.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts all windows and pairs anew from what is stored, and compares what was kept with that. */
@ApplicationScoped
public class PairRecount {
    private static final String WINDOWS = """
            WITH done AS (
                SELECT actor, product_id, happened_at AS at, false AS bought,
                       CASE kind WHEN 'view' THEN :view WHEN 'click' THEN :click WHEN 'wishlist' THEN :wishlist ELSE :cart END AS weight,
                       row_number() OVER (PARTITION BY actor ORDER BY happened_at DESC, id DESC) AS place
                  FROM interactions
                 UNION ALL
                SELECT 'customer:' || customer_id, product_id, paid_at, true, :purchase,
                       row_number() OVER (PARTITION BY customer_id ORDER BY paid_at DESC, order_id, product_id)
                  FROM purchases),
            product AS (
                SELECT actor, product_id, max(weight) AS weight, bool_or(bought) AS bought, max(at) AS last_at
                  FROM done WHERE place <= :events GROUP BY actor, product_id),
            placed AS (
                SELECT *, row_number() OVER (PARTITION BY actor ORDER BY last_at DESC, product_id) AS place FROM product),
            item AS (SELECT actor, product_id, weight, bought, last_at FROM placed WHERE place <= :window),
            pair AS (
                SELECT one.product_id, other.product_id AS other_id, count(*)::int AS actors,
                       (count(*) FILTER (WHERE one.bought AND other.bought))::int AS buyers,
                       sum(one.weight * other.weight)::bigint AS strength
                  FROM item one JOIN item other USING (actor) GROUP BY 1, 2)
            """;

    private static final String DIFFERENCE = """
            SELECT 'kept: ' || kept::text FROM (SELECT * FROM %1$s EXCEPT SELECT * FROM %2$s) kept
             UNION ALL
            SELECT 'recounted: ' || recounted::text FROM (SELECT * FROM %2$s EXCEPT SELECT * FROM %1$s) recounted
            """;

    private final Catalogue catalogue;
    private final RecommendationSettings settings;

    PairRecount(Catalogue catalogue, RecommendationSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Windows and pairs are what a recount of everything says. */
    void assertExact() {
        assertThat(catalogue.texts(sql("actor_products", "item"))).as("windows").isEmpty();
        assertThat(catalogue.texts(sql("product_pairs", "pair"))).as("pairs").isEmpty();
    }

    private String sql(String kept, String recounted) {
        String sql = WINDOWS + DIFFERENCE.formatted(kept, recounted);
        RecommendationSettings.Weights weights = settings.weights();
        for (Map.Entry<String, Integer> parameter : Map.of(
                        ":view", weights.view(),
                        ":click", weights.click(),
                        ":wishlist", weights.wishlist(),
                        ":cart", weights.addToCart(),
                        ":purchase", weights.purchase(),
                        ":events", settings.events(),
                        ":window", settings.window())
                .entrySet()) {
            sql = sql.replace(parameter.getKey() + " ", parameter.getValue() + " ")
                    .replace(parameter.getKey() + ",", parameter.getValue() + ",")
                    .replace(parameter.getKey() + ")", parameter.getValue() + ")");
        }
        return sql;
    }
}
