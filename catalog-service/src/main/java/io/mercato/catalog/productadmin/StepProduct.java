package io.mercato.catalog.productadmin;

import io.mercato.platform.problem.ProblemException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Publishes, features, archives, deletes and restores products. Blocks. */
@ApplicationScoped
class StepProduct {
    private final ProductRows rows;
    private final ReadAdminProduct read;
    private final ProductHistory history;

    StepProduct(ProductRows rows, ReadAdminProduct read, ProductHistory history) {
        this.rows = rows;
        this.read = read;
        this.history = history;
    }

    /**
     * Takes a step, or leaves the product as it is when it is there already.
     *
     * @param ifMatch the version that the step was decided on
     * @throws ProblemException 404 {@code product_not_found}, 409 {@code handle_taken} or {@code store_deleted}, 412 {@code
     *     product_changed}, 422 {@code product_incomplete}, 428 {@code if_match_required}
     */
    @Transactional
    public AdminProduct take(ProductStep step, UUID id, String ifMatch) {
        boolean deleted = step == ProductStep.RESTORE;
        ProductRows.State state = rows.lock(id, ifMatch, deleted);
        AdminProduct before = read.byId(id, deleted).orElseThrow();
        ProductRows.State next = step.of(state);
        if (next.equals(state)) {
            return before;
        }
        switch (step) {
            case PUBLISH ->
                WriteProduct.refuseIncomplete(before.variants().stream()
                        .anyMatch(variant -> !variant.sizes().isEmpty()));
            case RESTORE -> prepareToRestore(before);
            case UNPUBLISH, ARCHIVE, FEATURE, UNFEATURE, DELETE -> {
                // Nothing can be in the way.
            }
        }
        rows.write(id, next, Instant.now().truncatedTo(ChronoUnit.MICROS), history.actor());
        AdminProduct after = read.byId(id, next.deleted()).orElseThrow();
        history.tell(step.action(), Optional.of(before), after);
        return after;
    }

    private void prepareToRestore(AdminProduct product) {
        if (!rows.keepStore(product.storeId())) {
            throw ProblemException.conflict("store_deleted", "The product's store has been deleted.");
        }
        rows.leaveDeletedCategory(product.id());
    }
}
