package io.mercato.catalog.review;

import io.mercato.catalog.admin.RowVersion;
import io.mercato.catalog.audit.AuditLog;
import io.mercato.catalog.review.ReviewRows.Row;
import io.mercato.platform.database.Retried;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What administrators do with reviews; each decision is in the audit log with its reason. All methods block. */
@ApplicationScoped
class ModerateReviews {
    private static final String KIND = "review";

    private final ReviewRows rows;
    private final Ratings ratings;
    private final ReviewChanges changes;
    private final AuditLog audit;
    private final ReadReviews read;

    ModerateReviews(ReviewRows rows, Ratings ratings, ReviewChanges changes, AuditLog audit, ReadReviews read) {
        this.rows = rows;
        this.ratings = ratings;
        this.changes = changes;
        this.audit = audit;
        this.read = read;
    }

    /**
     * Decides whether a review appears. What was reported before is settled by it.
     *
     * @param action for the audit log, as in {@code approved}
     * @param ifMatch the version that was read: nobody approves what its author has changed meanwhile
     * @throws ProblemException 404 {@code review_not_found}; 412, 428 as {@link RowVersion#require}
     */
    @Retried
    @Transactional
    public ModeratedReview decide(UUID id, ReviewState state, String action, String ifMatch, String reason) {
        Row row = locked(id, ifMatch);
        rows.decide(id, state);
        ratings.change(
                row.review().productId(),
                row.store(),
                row.counted(),
                Row.counted(state, row.review().rating()));
        audit.record(
                KIND + "." + action,
                KIND,
                id,
                Map.of("state", Map.of("from", row.review().state().stored(), "to", state.stored()), "reason", reason));
        changes.changed(id, row.review().productId(), row.store());
        // Within the transaction: once that is over, nothing may fail any more.
        return read.moderated(id);
    }

    /** Deletes a review for good; its customer may write another one. Throws as {@link #decide}. */
    @Retried
    @Transactional
    public void delete(UUID id, String ifMatch) {
        Row row = locked(id, ifMatch);
        rows.delete(id);
        ratings.change(row.review().productId(), row.store(), row.counted(), 0);
        audit.record(KIND + ".deleted", KIND, id, Map.of("review", row.review()));
        changes.changed(id, row.review().productId(), row.store());
    }

    private Row locked(UUID id, String ifMatch) {
        Row row = rows.lockWithProduct(id).orElseThrow(ReadReviews::notFound);
        RowVersion.require(ifMatch, row.version(), KIND);
        return row;
    }
}
