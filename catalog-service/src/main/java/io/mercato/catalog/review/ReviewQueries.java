package io.mercato.catalog.review;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;
import static io.mercato.catalog.list.KeysetList.LOWEST_ID;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;
import java.util.Map;

/** The SQL of reading reviews. */
public final class ReviewQueries {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private static final String COLUMNS =
            " id, product_id, rating, author, title, text, verified, helpful, state, created_at, updated_at,"
                    + " customer_id, store_id, version";

    private static final String PUBLISHED = " FROM reviews WHERE product_id = :product AND state = 'published'"
            + " AND EXISTS (SELECT FROM products WHERE id = :product AND status = 'active')";

    /** What a list may be narrowed to; the values are parameters of the same name, except for {@code verified}. */
    private static final Map<String, String> FILTERS =
            Map.of("rating", " AND rating = :rating", "verified", " AND verified");

    /** Index: reviews_of_product_by_created. */
    public static final String NEWEST_SQL = descending("created_at", "");

    /** Index: reviews_of_product_and_rating_by_created. */
    public static final String NEWEST_WITH_RATING_SQL = descending("created_at", FILTERS.get("rating"));

    /** Index: reviews_verified_of_product_by_created. */
    public static final String NEWEST_VERIFIED_SQL = descending("created_at", FILTERS.get("verified"));

    /** Index: reviews_of_product_by_helpful, passing over what is filtered out. */
    public static final String HELPFUL_SQL = descending("helpful", "");

    /** Index: reviews_of_product_by_rating. */
    public static final String HIGHEST_SQL = descending("rating", "");

    /** Index: reviews_of_product_by_rating, backwards. */
    public static final String LOWEST_SQL = ascending("rating", "");

    /** Index: reviews_of_customer_by_created. */
    public static final String OF_CUSTOMER_SQL = "SELECT" + COLUMNS + ", created_at AS sort_key FROM reviews"
            + " WHERE customer_id = :customer AND (created_at, id) < (:afterKey, :afterId)"
            + " ORDER BY created_at DESC, id DESC LIMIT :limit";

    private static final String MODERATED = """
            SELECT r.id, r.product_id, r.rating, r.author, r.title, r.text, r.verified, r.helpful, r.state, r.created_at,
                   r.updated_at, r.customer_id, r.reports, r.version, r.created_at AS sort_key,
                   p.id AS of_product_id, p.handle AS of_product_handle, p.title AS of_product_name
              FROM reviews r JOIN products p ON p.id = r.product_id
            """;

    /** Index: reviews_by_state_and_created. */
    public static final String IN_STATE_SQL = MODERATED + """
             WHERE r.state = :state AND (r.created_at, r.id) < (:afterKey, :afterId)
             ORDER BY r.created_at DESC, r.id DESC LIMIT :limit
            """;

    /** Index: review_reports_by_created. */
    public static final String REPORTS_SQL = """
            SELECT customer_id AS id, reason, comment, created_at AS sort_key FROM review_reports
             WHERE review_id = :review AND (created_at, customer_id) < (:afterKey, :afterId)
             ORDER BY created_at DESC, customer_id DESC LIMIT :limit
            """;

    /** Index: reviews_pkey. */
    static final String MODERATED_BY_ID_SQL = MODERATED + " WHERE r.id = :id";

    /** Index: reviews_pkey. */
    static final String BY_ID_SQL = "SELECT" + COLUMNS + " FROM reviews WHERE id = :id";

    /** Index: products_pkey, product_ratings_pkey. One row for a product on sale, also when nobody has rated it. */
    static final String SUMMARY_SQL = """
            SELECT p.rating_average, p.rating_count, coalesce(r.stars1, 0) AS stars1, coalesce(r.stars2, 0) AS stars2,
                   coalesce(r.stars3, 0) AS stars3, coalesce(r.stars4, 0) AS stars4, coalesce(r.stars5, 0) AS stars5
              FROM products p LEFT JOIN product_ratings r ON r.product_id = p.id
             WHERE p.id = :id AND p.status = 'active'
            """;

    static final KeysetList<Review> OF_CUSTOMER =
            new KeysetList<>("reviews.mine", OF_CUSTOMER_SQL, END_OF_TIME, HIGHEST_ID, Review::of);

    static final KeysetList<ModeratedReview> IN_STATE =
            new KeysetList<>("reviews.state", IN_STATE_SQL, END_OF_TIME, HIGHEST_ID, ModeratedReview::of);

    static final KeysetList<ReportOfReview> REPORTS =
            new KeysetList<>("reviews.reports", REPORTS_SQL, END_OF_TIME, HIGHEST_ID, ReportOfReview::of);

    private ReviewQueries() {}

    /**
     * The reviews of a product.
     *
     * @param withRating whether only those with {@code :rating} stars
     * @param verified whether only those of verified purchases
     */
    static KeysetList<Review> ofProduct(ReviewSort sort, boolean withRating, boolean verified) {
        String filters = (withRating ? FILTERS.get("rating") : "") + (verified ? FILTERS.get("verified") : "");
        String name = "reviews." + sort + (verified ? ".verified" : "");
        return switch (sort) {
            case NEWEST ->
                new KeysetList<>(name, descending("created_at", filters), END_OF_TIME, HIGHEST_ID, Review::of);
            case HELPFUL ->
                new KeysetList<>(name, descending("helpful", filters), Long.MAX_VALUE, HIGHEST_ID, Review::of);
            case HIGHEST -> new KeysetList<>(name, descending("rating", filters), 6L, HIGHEST_ID, Review::of);
            case LOWEST -> new KeysetList<>(name, ascending("rating", filters), 0L, LOWEST_ID, Review::of);
        };
    }

    /**
     * The first reviews of each of several products, as many as {@code :limit} of each, and one row without a review for
     * each that nobody has rated. Each list is read as {@link #ofProduct} reads it. Index: that of the sort, and products_pkey.
     *
     * @param sort the order of each list; the other parameters are as those of {@link #ofProduct}
     */
    public static String firstOfEach(ReviewSort sort, boolean withRating, boolean verified) {
        String filters = (withRating ? FILTERS.get("rating") : "") + (verified ? FILTERS.get("verified") : "");
        String key =
                switch (sort) {
                    case NEWEST -> "created_at";
                    case HELPFUL -> "helpful";
                    case HIGHEST, LOWEST -> "rating";
                };
        String direction = sort == ReviewSort.LOWEST ? "" : " DESC";
        return "SELECT p.id AS of_product, r.* FROM unnest(CAST(:products AS uuid[])) WITH ORDINALITY AS asked (id, place)"
                + " JOIN products p ON p.id = asked.id AND p.status = 'active'"
                + " LEFT JOIN LATERAL (SELECT" + COLUMNS + ", " + key + " AS sort_key FROM reviews"
                + " WHERE product_id = p.id AND state = 'published'" + filters
                + " ORDER BY " + key + direction + ", id" + direction + " LIMIT :limit) r ON true"
                + " ORDER BY asked.place, r.sort_key" + direction + ", r.id" + direction;
    }

    private static String descending(String key, String filters) {
        return "SELECT" + COLUMNS + ", " + key + " AS sort_key" + PUBLISHED + filters + " AND (" + key
                + ", id) < (:afterKey, :afterId) ORDER BY " + key + " DESC, id DESC LIMIT :limit";
    }

    private static String ascending(String key, String filters) {
        return "SELECT" + COLUMNS + ", " + key + " AS sort_key" + PUBLISHED + filters + " AND (" + key
                + ", id) > (:afterKey, :afterId) ORDER BY " + key + ", id LIMIT :limit";
    }
}
