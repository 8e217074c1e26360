package io.mercato.catalog.review;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.catalog.review.ReviewsOfProducts.OfProduct;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads reviews. All methods block. */
@ApplicationScoped
class ReadReviews {
    private final KeysetPages pages;
    private final ReadById readById;
    private final ReviewRows rows;
    private final ReadDatabase database;

    ReadReviews(KeysetPages pages, ReadById readById, ReviewRows rows, ReadDatabase database) {
        this.pages = pages;
        this.readById = readById;
        this.rows = rows;
        this.database = database;
    }

    /** A page of the reviews of a product that appear; none of a product that does not exist. */
    Page<Review> ofProduct(UUID product, ReviewSort sort, Optional<Integer> rating, boolean verified, PageQuery page) {
        return pages.read(ReviewQueries.ofProduct(sort, rating.isPresent(), verified), page, filters(product, rating));
    }

    /**
     * The first page of the reviews of each of several products, as {@link #ofProduct} has it, in one statement.
     *
     * @param products in the order of the answer
     * @param limit how many of each
     */
    ReviewsOfProducts firstOfEach(
            List<UUID> products, ReviewSort sort, Optional<Integer> rating, boolean verified, int limit) {
        Set<UUID> asked = new LinkedHashSet<>(products);
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit + 1));
        parameters.put("products", asked.toArray(UUID[]::new));
        rating.ifPresent(stars -> parameters.put("rating", stars));
        Map<UUID, List<Tuple>> byProduct =
                database.rows(ReviewQueries.firstOfEach(sort, rating.isPresent(), verified), parameters).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("of_product", UUID.class), LinkedHashMap::new, Collectors.toList()));
        asked.removeAll(byProduct.keySet());
        KeysetList<Review> list = ReviewQueries.ofProduct(sort, rating.isPresent(), verified);
        PageQuery page = new PageQuery(limit, null);
        return new ReviewsOfProducts(
                byProduct.entrySet().stream()
                        .map(of -> OfProduct.of(
                                of.getKey(),
                                KeysetPages.page(
                                        list, page, filters(of.getKey(), rating), reviewsAmong(of.getValue()))))
                        .toList(),
                List.copyOf(asked));
    }

    /** A product without reviews has a row without one. */
    private static List<Tuple> reviewsAmong(List<Tuple> rows) {
        return rows.stream().filter(row -> row.get("id") != null).toList();
    }

    /** What the cursors of a product's lists are bound to, besides the sort. */
    private static Map<String, Object> filters(UUID product, Optional<Integer> rating) {
        Map<String, Object> filters = new HashMap<>(Map.of("product", product));
        rating.ifPresent(stars -> filters.put("rating", stars));
        return filters;
    }

    /** @throws ProblemException 404 {@code product_not_found} */
    RatingSummary summary(UUID product) {
        return readById.read(ReviewQueries.SUMMARY_SQL, product, "product", RatingSummary::of);
    }

    /** A page of all that a customer has written. */
    Page<Review> ofCustomer(UUID customer, PageQuery page) {
        return pages.read(ReviewQueries.OF_CUSTOMER, page, Map.of("customer", customer));
    }

    /** A page of the reviews in one state. */
    Page<ModeratedReview> inState(ReviewState state, PageQuery page) {
        return pages.read(ReviewQueries.IN_STATE, page, Map.of("state", state.stored()));
    }

    /** @throws ProblemException 404 {@code review_not_found} */
    ModeratedReview moderated(UUID id) {
        return readById.read(ReviewQueries.MODERATED_BY_ID_SQL, id, "review", ModeratedReview::of);
    }

    /**
     * A page of what customers have reported of a review.
     *
     * @throws ProblemException 404 {@code review_not_found}
     */
    Page<ReportOfReview> reports(UUID review, PageQuery page) {
        moderated(review);
        return pages.read(ReviewQueries.REPORTS, page, Map.of("review", review));
    }

    /**
     * A review that appears, or one's own.
     *
     * @param reader the customer who asks, if one is signed in
     * @throws ProblemException 404 {@code review_not_found}
     */
    Row byId(UUID id, Optional<UUID> reader) {
        return rows.find(id)
                .filter(row -> row.review().state() == ReviewState.PUBLISHED
                        || reader.filter(row.customer()::equals).isPresent())
                .orElseThrow(ReadReviews::notFound);
    }

    static ProblemException notFound() {
        return ProblemException.notFound("review_not_found", "No public review has this id.");
    }
}
