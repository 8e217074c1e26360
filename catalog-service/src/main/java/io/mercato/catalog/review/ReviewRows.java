package io.mercato.catalog.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * The SQL of changing reviews. Who changes what counts in a rating locks the product before the review, so that nobody waits
 * in a circle. Blocks; call it in a transaction.
 */
@ApplicationScoped
class ReviewRows {
    /** Index: products_pkey. */
    private static final String LOCK_PRODUCT_SQL =
            "SELECT store_id FROM products WHERE id = :product AND status = 'active' FOR NO KEY UPDATE";

    /** Index: reviews_pkey, products_pkey. */
    private static final String LOCK_PRODUCT_OF_SQL =
            "SELECT p.id FROM reviews r JOIN products p ON p.id = r.product_id WHERE r.id = :id FOR NO KEY UPDATE OF p";

    /** Index: reviews_pkey. */
    private static final String LOCK_SQL = ReviewQueries.BY_ID_SQL + " FOR UPDATE";

    /** Index: purchases_of_customer. */
    private static final String INSERT_SQL = """
            INSERT INTO reviews (product_id, store_id, customer_id, author, rating, title, text, state, verified)
            VALUES (:product, :store, :customer, :author, :rating, :title, :text, :state,
                    EXISTS (SELECT FROM purchases
                             WHERE customer_id = :customer AND product_id = :product AND NOT refunded))
                ON CONFLICT (product_id, customer_id) DO NOTHING
            RETURNING id
            """;

    /** Index: reviews_product_id_customer_id_key. */
    private static final String FIND_SQL =
            "SELECT id FROM reviews WHERE product_id = :product AND customer_id = :customer";

    private static final String EDIT_SQL = """
            UPDATE reviews SET author = :author, rating = :rating, title = :title, text = :text, state = :state,
                               updated_at = now(), version = version + 1
             WHERE id = :id
            """;

    private static final String DECIDE_SQL =
            "UPDATE reviews SET state = :state, reports = 0, version = version + 1 WHERE id = :id";

    private static final String DELETE_SQL = "DELETE FROM reviews WHERE id = :id";

    private static final String REPORT_SQL = """
            INSERT INTO review_reports (review_id, customer_id, reason, comment)
            VALUES (:id, :customer, :reason, :comment) ON CONFLICT DO NOTHING
            """;

    /** A state that changes is another version: an administrator who has read the old one has not seen the reports. */
    private static final String COUNT_REPORT_SQL = """
            UPDATE reviews SET reports = reports + 1,
                   state = CASE WHEN :bound > 0 AND reports + 1 >= :bound AND state = 'published' THEN 'pending' ELSE state END,
                   version = version
                           + CASE WHEN :bound > 0 AND reports + 1 >= :bound AND state = 'published' THEN 1 ELSE 0 END
             WHERE id = :id RETURNING state
            """;

    private static final String VOTE_SQL =
            "INSERT INTO review_votes (review_id, customer_id) VALUES (:id, :customer) ON CONFLICT DO NOTHING";

    private static final String UNVOTE_SQL =
            "DELETE FROM review_votes WHERE review_id = :id AND customer_id = :customer";

    private static final String COUNT_VOTE_SQL =
            "UPDATE reviews SET helpful = helpful + :difference WHERE id = :id RETURNING helpful";

    private final EntityManager database;

    ReviewRows(EntityManager database) {
        this.database = database;
    }

    /**
     * A row of {@code reviews}.
     *
     * @param review what is shown of it
     */
    record Row(Review review, UUID store, UUID customer, long version) {
        /** The stars that count in ratings: none while it does not appear. */
        int counted() {
            return counted(review.state(), review.rating());
        }

        static int counted(ReviewState state, int rating) {
            return state == ReviewState.PUBLISHED ? rating : 0;
        }

        static Row of(Tuple row) {
            return new Row(
                    Review.of(row),
                    row.get("store_id", UUID.class),
                    row.get("customer_id", UUID.class),
                    row.get("version", Long.class));
        }
    }

    /** Locks a product on sale, and answers its store. */
    Optional<UUID> lockProduct(UUID product) {
        return first(database.createNativeQuery(LOCK_PRODUCT_SQL, UUID.class).setParameter("product", product));
    }

    /** The new review; none when the customer has one of this product. */
    Optional<UUID> insert(UUID product, UUID store, UUID customer, ReviewText content, ReviewState state) {
        return first(write(database.createNativeQuery(INSERT_SQL, UUID.class), content, state)
                .setParameter("product", product)
                .setParameter("store", store)
                .setParameter("customer", customer));
    }

    UUID idOf(UUID product, UUID customer) {
        return (UUID) database.createNativeQuery(FIND_SQL, UUID.class)
                .setParameter("product", product)
                .setParameter("customer", customer)
                .getSingleResult();
    }

    Optional<Row> find(UUID id) {
        return row(ReviewQueries.BY_ID_SQL, id);
    }

    /** Locks it, and nothing that counts. */
    Optional<Row> lock(UUID id) {
        return row(LOCK_SQL, id);
    }

    /** Locks its product, then the review. */
    Optional<Row> lockWithProduct(UUID id) {
        database.createNativeQuery(LOCK_PRODUCT_OF_SQL, UUID.class)
                .setParameter("id", id)
                .getResultList();
        return lock(id);
    }

    void edit(UUID id, ReviewText content, ReviewState state) {
        write(database.createNativeQuery(EDIT_SQL), content, state)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Somebody has decided on it, so what was reported before is dealt with. */
    void decide(UUID id, ReviewState state) {
        database.createNativeQuery(DECIDE_SQL)
                .setParameter("id", id)
                .setParameter("state", state.stored())
                .executeUpdate();
    }

    void delete(UUID id) {
        database.createNativeQuery(DELETE_SQL).setParameter("id", id).executeUpdate();
    }

    /** Whether this customer had not reported it before. */
    boolean report(UUID id, UUID customer, ReviewReport report) {
        return database.createNativeQuery(REPORT_SQL)
                        .setParameter("id", id)
                        .setParameter("customer", customer)
                        .setParameter("reason", report.reason().stored())
                        .setParameter("comment", report.comment())
                        .executeUpdate()
                > 0;
    }

    /**
     * Counts one report; the state from now on.
     *
     * @param bound at which count a published review becomes pending; never when 0
     */
    ReviewState countReport(UUID id, int bound) {
        return ReviewState.fromString((String) database.createNativeQuery(COUNT_REPORT_SQL, String.class)
                .setParameter("id", id)
                .setParameter("bound", bound)
                .getSingleResult());
    }

    /** Notes or takes back a vote; whether that changed anything. */
    boolean vote(UUID id, UUID customer, boolean helpful) {
        return database.createNativeQuery(helpful ? VOTE_SQL : UNVOTE_SQL)
                        .setParameter("id", id)
                        .setParameter("customer", customer)
                        .executeUpdate()
                > 0;
    }

    /** How many find it helpful from now on. */
    long countVote(UUID id, int difference) {
        return (Long) database.createNativeQuery(COUNT_VOTE_SQL, Long.class)
                .setParameter("id", id)
                .setParameter("difference", difference)
                .getSingleResult();
    }

    private static Query write(Query query, ReviewText content, ReviewState state) {
        return query.setParameter("author", content.author())
                .setParameter("rating", content.rating())
                .setParameter("title", content.title())
                .setParameter("text", content.text())
                .setParameter("state", state.stored());
    }

    @SuppressWarnings("unchecked")
    private Optional<Row> row(String sql, UUID id) {
        List<Tuple> rows = database.createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(Row::of);
    }

    @SuppressWarnings("unchecked")
    private static Optional<UUID> first(Query query) {
        return ((List<UUID>) query.getResultList()).stream().findFirst();
    }
}
