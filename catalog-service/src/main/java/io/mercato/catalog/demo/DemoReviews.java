package io.mercato.catalog.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the demo's customers say of its first products, and have bought of them. The ratings of the catalogue are counted from
 * that. Bounded, so that a large catalogue loads as fast as without.
 */
final class DemoReviews {
    /** Products with a higher number have no reviews. */
    private static final int PRODUCTS = 2000;

    private static final int MOST = 16;
    private static final int VERIFIED_PERCENT = 70;

    /** As often as people give them. */
    private static final List<Integer> STARS = List.of(1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5);

    private static final String COUNT = """
            INSERT INTO %1$s_ratings (%1$s_id, stars1, stars2, stars3, stars4, stars5)
            SELECT %1$s_id, count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2),
                   count(*) FILTER (WHERE rating = 3), count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)
              FROM reviews GROUP BY 1;
            UPDATE %1$ss rated SET rating_average = r.average, rating_count = r.count
              FROM %1$s_ratings r WHERE r.%1$s_id = rated.id
            """;

    private final ReviewWords words;
    private final DemoProducts products;

    DemoReviews(ReviewWords words, DemoProducts products) {
        this.words = words;
        this.products = products;
    }

    /** One review of the demo. */
    private record DemoReview(
            int product, int number, UUID id, UUID customer, int rating, boolean verified, Instant at) {
        Chance chance() {
            return Chance.of("review row " + number, product);
        }
    }

    void copyInto(Connection connection, int count, Instant today) throws SQLException {
        List<DemoReview> reviews = IntStream.range(0, Math.min(count, PRODUCTS))
                .boxed()
                .flatMap(product -> of(product, today).stream())
                .toList();
        copyReviews(connection, reviews);
        copyVotes(connection, reviews);
        copyPurchases(connection, reviews);
        try (Statement statement = connection.createStatement()) {
            statement.execute(COUNT.formatted("product"));
            statement.execute(COUNT.formatted("store"));
        }
    }

    /** Oldest first, so that their ids are in the order of time. */
    private static List<DemoReview> of(int product, Instant today) {
        Chance chance = Chance.of("reviews", product);
        int count = (int) chance.skewed(MOST + 1, 2);
        int firstCustomer = chance.between(0, DemoInteractions.CUSTOMERS - 1);
        return IntStream.range(0, count)
                .mapToObj(number -> new DemoReview(
                        product,
                        number,
                        Chance.id("review", product * MOST + number),
                        // Relatively prime to the number of customers, so that each has one.
                        DemoInteractions.customer((firstCustomer + number * 37) % DemoInteractions.CUSTOMERS),
                        chance.oneOf(STARS),
                        chance.happens(VERIFIED_PERCENT),
                        today.minus(Duration.ofHours((count - number) * 70L + chance.between(0, 60)))))
                .toList();
    }

    private void copyReviews(Connection connection, List<DemoReview> reviews) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "reviews",
                "id, product_id, store_id, customer_id, author, rating, title, text, verified, state, helpful, created_at,"
                        + " updated_at")) {
            for (DemoReview review : reviews) {
                Chance chance = review.chance();
                rows.row(
                        review.id(),
                        Chance.id("product", review.product()),
                        DemoStores.id(products.product(review.product()).store()),
                        review.customer(),
                        chance.oneOf(words.authors()) + " from " + chance.oneOf(words.places()),
                        review.rating(),
                        chance.oneOf(words.of(review.rating()).titles()),
                        chance.oneOf(words.of(review.rating()).texts()),
                        review.verified(),
                        "published",
                        votes(review),
                        review.at(),
                        review.at());
            }
        }
    }

    private static void copyVotes(Connection connection, List<DemoReview> reviews) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "review_votes", "review_id, customer_id")) {
            for (DemoReview review : reviews) {
                for (int vote = 0; vote < votes(review); vote++) {
                    rows.row(review.id(), Chance.id("voter", vote));
                }
            }
        }
    }

    private static int votes(DemoReview review) {
        return (int) Chance.of("votes " + review.number(), review.product()).skewed(9, 4);
    }

    private static void copyPurchases(Connection connection, List<DemoReview> reviews) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "purchases", "order_id, product_id, customer_id, paid_at")) {
            for (DemoReview review : reviews) {
                if (review.verified()) {
                    rows.row(
                            Chance.id("order " + review.number(), review.product()),
                            Chance.id("product", review.product()),
                            review.customer(),
                            review.at().minus(Duration.ofDays(5)));
                }
            }
        }
    }
}
