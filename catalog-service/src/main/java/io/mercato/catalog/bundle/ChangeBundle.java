package io.mercato.catalog.bundle;

import io.mercato.catalog.admin.Lifecycle;
import io.mercato.catalog.admin.LifecycleRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.platform.problem.ProblemException;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Creates and changes bundles: one lock, one version. What orders have reserved stays as it was. All methods block. */
@ApplicationScoped
class ChangeBundle {
    private static final String TABLE = "bundles";
    private static final String KIND = "bundle";

    private final BundleRules rules;
    private final BundleRows rows;
    private final LifecycleRows lifecycle;
    private final ReadAdminBundle read;
    private final BundleHistory history;

    ChangeBundle(
            BundleRules rules, BundleRows rows, LifecycleRows lifecycle, ReadAdminBundle read, BundleHistory history) {
        this.rules = rules;
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.read = read;
        this.history = history;
    }

    /**
     * Adds a bundle, as a draft.
     *
     * @throws ProblemException 409 {@code handle_taken}, 422 {@code invalid_bundle} or {@code bundle_in_bundle}
     */
    @Transactional
    public AdminBundle create(BundleRequest request) {
        rules.check(Optional.empty(), request);
        AdminBundle created =
                read.byId(rows.insert(request, history.actor()), false).orElseThrow();
        history.tell("created", Optional.empty(), created);
        return created;
    }

    /**
     * Makes a bundle what the request says.
     *
     * @param ifMatch the version that the change was decided on
     * @throws ProblemException 404 {@code bundle_not_found}, 409 {@code handle_taken}, 412 {@code bundle_changed}, 422
     *     {@code invalid_bundle}, {@code bundle_in_bundle} or {@code item_not_on_sale}, 428 {@code if_match_required}
     */
    @Transactional
    public AdminBundle replace(UUID id, String ifMatch, BundleRequest request) {
        Lifecycle state = lifecycle.lock(TABLE, KIND, id, ifMatch, false);
        rules.check(Optional.of(id), request);
        AdminBundle before = read.byId(id, false).orElseThrow();
        rows.update(id, request, history.actor());
        AdminBundle after = read.byId(id, false).orElseThrow();
        if (state.isActive()) {
            BundleRules.refuseWhatIsNotOnSale(after);
        }
        history.tell("changed", Optional.of(before), after);
        return after;
    }

    /**
     * Takes a step, or leaves the bundle as it is when it is there already.
     *
     * @param ifMatch the version that the step was decided on
     * @throws ProblemException 404 {@code bundle_not_found}, 409 {@code handle_taken}, 412 {@code bundle_changed}, 422
     *     {@code item_not_on_sale}, 428 {@code if_match_required}
     */
    @Transactional
    public AdminBundle take(LifecycleStep step, UUID id, String ifMatch) {
        Lifecycle state = lifecycle.lock(TABLE, KIND, id, ifMatch, step.isOfDeleted());
        AdminBundle before = read.byId(id, step.isOfDeleted()).orElseThrow();
        Lifecycle next = step.of(state);
        if (next.equals(state)) {
            return before;
        }
        if (next.isActive() && !state.isActive()) {
            BundleRules.refuseWhatIsNotOnSale(before);
        }
        BundleRows.refusing(() -> {
            lifecycle.write(TABLE, id, next, history.actor());
            return id;
        });
        AdminBundle after = read.byId(id, next.deleted()).orElseThrow();
        history.tell(step.action(), Optional.of(before), after);
        return after;
    }
}
