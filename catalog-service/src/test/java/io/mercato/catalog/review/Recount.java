package io.mercato.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts all reviews anew, and compares what was kept with that. */
@ApplicationScoped
public class Recount {
    private static final String STARS = """
            count(*) FILTER (WHERE rating = 1) AS one, count(*) FILTER (WHERE rating = 2) AS two,
            count(*) FILTER (WHERE rating = 3) AS three, count(*) FILTER (WHERE rating = 4) AS four,
            count(*) FILTER (WHERE rating = 5) AS five, count(*) AS count, round(avg(rating), 2) AS average
            """;

    private static final String WRONG = """
            SELECT rated.id || ' has ' || rated.rating_count || ' of ' || coalesce(counted.count, 0)
              FROM %1$ss rated
              LEFT JOIN %1$s_ratings kept ON kept.%1$s_id = rated.id
              LEFT JOIN (SELECT %1$s_id, %2$s FROM reviews WHERE state = 'published' GROUP BY 1) counted
                     ON counted.%1$s_id = rated.id
             WHERE rated.rating_count <> coalesce(counted.count, 0)
                OR rated.rating_average <> coalesce(counted.average, 0)
                OR (coalesce(kept.stars1, 0), coalesce(kept.stars2, 0), coalesce(kept.stars3, 0),
                    coalesce(kept.stars4, 0), coalesce(kept.stars5, 0))
                   <> (coalesce(counted.one, 0), coalesce(counted.two, 0), coalesce(counted.three, 0),
                       coalesce(counted.four, 0), coalesce(counted.five, 0))
            """;

    private static final String WRONG_VOTES = """
            SELECT r.id FROM reviews r
             WHERE r.helpful <> (SELECT count(*) FROM review_votes v WHERE v.review_id = r.id)
            """;

    private final Catalogue catalogue;

    Recount(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Ratings of products and stores, their distributions, and votes are what a recount says. */
    public void assertExact() {
        assertThat(catalogue.texts(WRONG.formatted("product", STARS)))
                .as("products")
                .isEmpty();
        assertThat(catalogue.texts(WRONG.formatted("store", STARS)))
                .as("stores")
                .isEmpty();
        assertThat(catalogue.texts(WRONG_VOTES)).as("votes").isEmpty();
    }
}
