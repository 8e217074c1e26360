package io.mercato.catalog.review;

import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.purchase.Purchases;
import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What customers do with reviews of their own. All methods block. */
@ApplicationScoped
class WriteReviews {
    private final ReviewRows rows;
    private final Ratings ratings;
    private final Purchases purchases;
    private final ReviewChanges changes;
    private final ReviewSettings settings;

    WriteReviews(
            ReviewRows rows, Ratings ratings, Purchases purchases, ReviewChanges changes, ReviewSettings settings) {
        this.rows = rows;
        this.ratings = ratings;
        this.purchases = purchases;
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * Writes a customer's only review of a product.
     *
     * @throws ProblemException 409 {@code already_reviewed}, 422 {@code not_on_sale}
     */
    @Retried
    @Transactional
    public Row write(UUID customer, NewReview request) {
        ReviewText content = request.content();
        UUID product = request.productId();
        purchases.lock(customer);
        UUID store = rows.lockProduct(product).orElseThrow(WriteReviews::notOnSale);
        ReviewState state = settings.publishAtOnce() ? ReviewState.PUBLISHED : ReviewState.PENDING;
        UUID id = rows.insert(product, store, customer, content, state)
                .orElseThrow(() -> alreadyReviewed(rows.idOf(product, customer)));
        ratings.change(product, store, 0, Row.counted(state, content.rating()));
        changes.changed(id, product, store);
        return written(id);
    }

    /**
     * Replaces what a review says.
     *
     * @throws ProblemException 404 {@code review_not_found}, also when it is somebody else's and does not appear; 403 {@code
     *     not_your_review}; 412, 428 as {@link RowVersion#require}
     */
    @Retried
    @Transactional
    public Row edit(UUID customer, UUID id, ReviewText content, String ifMatch) {
        Row row = own(customer, id);
        RowVersion.require(ifMatch, row.version(), "review");
        ReviewState state = afterEdit(row.review().state());
        rows.edit(id, content, state);
        ratings.change(row.review().productId(), row.store(), row.counted(), Row.counted(state, content.rating()));
        changes.changed(id, row.review().productId(), row.store());
        return written(id);
    }

    /**
     * Deletes a review for good; the customer may write another one.
     *
     * @throws ProblemException as {@link #edit}, and 409 {@code review_moderated} when administrators have decided against
     *     it: it would be back at once
     */
    @Retried
    @Transactional
    public void delete(UUID customer, UUID id) {
        Row row = own(customer, id);
        if (row.review().state() == ReviewState.REJECTED || row.review().state() == ReviewState.HIDDEN) {
            throw ProblemException.conflict(
                    "review_moderated", "It has been decided that this review does not appear; change it instead.");
        }
        rows.delete(id);
        ratings.change(row.review().productId(), row.store(), row.counted(), 0);
        changes.changed(id, row.review().productId(), row.store());
    }

    /** Within the transaction: once that is over, nothing may fail any more. */
    private Row written(UUID id) {
        return rows.find(id).orElseThrow();
    }

    private ReviewState afterEdit(ReviewState before) {
        return switch (before) {
            case PUBLISHED -> settings.publishAtOnce() ? ReviewState.PUBLISHED : ReviewState.PENDING;
            case PENDING, REJECTED, HIDDEN -> ReviewState.PENDING;
        };
    }

    private Row own(UUID customer, UUID id) {
        Row row = rows.lockWithProduct(id).orElseThrow(ReadReviews::notFound);
        if (!row.customer().equals(customer)) {
            if (row.review().state() != ReviewState.PUBLISHED) {
                throw ReadReviews.notFound();
            }
            throw ProblemException.of(403, "not_your_review", "Only its author changes a review.", List.of());
        }
        return row;
    }

    private static ProblemException notOnSale() {
        return ProblemException.unprocessable(
                "not_on_sale",
                "No product on sale has this id.",
                List.of(new FieldError("productId", "is of no product on sale")));
    }

    private static ProblemException alreadyReviewed(UUID id) {
        return ProblemException.conflict(
                "already_reviewed", "You have reviewed this product; change that at /api/v1/reviews/" + id + ".");
    }
}
