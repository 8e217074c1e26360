package io.mercato.catalog.review;

import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What customers do with reviews of others. All methods block. */
@ApplicationScoped
class JudgeReviews {
    private final ReviewRows rows;
    private final Ratings ratings;
    private final ReviewChanges changes;
    private final ReviewSettings settings;

    JudgeReviews(ReviewRows rows, Ratings ratings, ReviewChanges changes, ReviewSettings settings) {
        this.rows = rows;
        this.ratings = ratings;
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * Says that a customer finds a review helpful, or no longer does; as often as it is sent, it counts once.
     *
     * @return how many find it helpful now
     * @throws ProblemException 404 {@code review_not_found}, 422 {@code own_review}
     */
    @Retried(idempotent = true)
    @Transactional
    public Helpfulness vote(UUID customer, UUID id, boolean helpful) {
        Row row = published(customer, rows.lock(id).orElseThrow(ReadReviews::notFound));
        if (!rows.vote(id, customer, helpful)) {
            return new Helpfulness(row.review().helpful());
        }
        changes.judged(id, row.review().productId());
        return new Helpfulness(rows.countVote(id, helpful ? 1 : -1));
    }

    /**
     * Reports a review to administrators. One that many have reported appears no longer until one of them has decided.
     *
     * @throws ProblemException 404 {@code review_not_found}, 422 {@code own_review}
     */
    @Retried(idempotent = true)
    @Transactional
    public void report(UUID customer, UUID id, ReviewReport report) {
        Row row = published(customer, rows.lockWithProduct(id).orElseThrow(ReadReviews::notFound));
        if (!rows.report(id, customer, report)) {
            return;
        }
        ReviewState state = rows.countReport(id, settings.pendingAfterReports());
        if (state != row.review().state()) {
            ratings.change(row.review().productId(), row.store(), row.counted(), 0);
            changes.changed(id, row.review().productId(), row.store());
        }
    }

    private static Row published(UUID customer, Row row) {
        if (row.customer().equals(customer)) {
            throw ProblemException.unprocessable("own_review", "It is your own review.", List.of());
        }
        if (row.review().state() != ReviewState.PUBLISHED) {
            throw ReadReviews.notFound();
        }
        return row;
    }
}
