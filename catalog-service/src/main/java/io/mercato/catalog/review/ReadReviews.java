package io.mercato.catalog.review;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.catalog.list.ReadById;
import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.mercato.platform.problem.ProblemException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads reviews. All methods block. */
@ApplicationScoped
class ReadReviews {
    private final KeysetPages pages;
    private final ReadById readById;
    private final ReviewRows rows;

    ReadReviews(KeysetPages pages, ReadById readById, ReviewRows rows) {
        this.pages = pages;
        this.readById = readById;
        this.rows = rows;
    }

    /** A page of the reviews of a product that appear; none of a product that does not exist. */
    Page<Review> ofProduct(UUID product, ReviewSort sort, Optional<Integer> rating, boolean verified, PageQuery page) {
        Map<String, Object> filters = new HashMap<>(Map.of("product", product));
        rating.ifPresent(stars -> filters.put("rating", stars));
        return pages.read(ReviewQueries.ofProduct(sort, rating.isPresent(), verified), page, filters);
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
