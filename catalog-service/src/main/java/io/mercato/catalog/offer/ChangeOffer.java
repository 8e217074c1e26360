package io.mercato.catalog.offer;

import io.mercato.catalog.admin.Lifecycle;
import io.mercato.catalog.admin.LifecycleRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Creates and changes offers: one lock, one version. All methods block. */
@ApplicationScoped
class ChangeOffer {
    private static final String TABLE = "offers";
    private static final String KIND = "offer";

    private final OfferRules rules;
    private final OfferRows rows;
    private final LifecycleRows lifecycle;
    private final OfferHistory history;

    ChangeOffer(OfferRules rules, OfferRows rows, LifecycleRows lifecycle, OfferHistory history) {
        this.rules = rules;
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.history = history;
    }

    /**
     * Adds an offer, as a draft.
     *
     * @throws ProblemException 422 {@code invalid_offer}
     */
    @Transactional
    public AdminOffer create(OfferRequest request) {
        rules.check(request);
        AdminOffer created =
                rows.byId(rows.insert(request, history.actor()), false).orElseThrow();
        history.tell("created", Optional.empty(), created);
        return created;
    }

    /**
     * Makes an offer what the request says.
     *
     * @param ifMatch the version that the change was decided on
     * @throws ProblemException 404 {@code offer_not_found}, 409 {@code flash_sale_overlaps} or {@code offer_redeemed}, 412
     *     {@code offer_changed}, 422 {@code invalid_offer}, 428 {@code if_match_required}
     */
    @Transactional
    public AdminOffer replace(UUID id, String ifMatch, OfferRequest request) {
        Lifecycle state = lifecycle.lock(TABLE, KIND, id, ifMatch, false);
        rules.check(request);
        AdminOffer before = rows.byId(id, false).orElseThrow();
        refuseFewerThanRedeemed(request, before);
        if (state.isActive()) {
            rules.refuseOverlap(
                    id,
                    request.flashSale(),
                    Optional.ofNullable(request.productId()),
                    request.startsAt(),
                    request.endsAt());
        }
        rows.update(id, request, history.actor());
        AdminOffer after = rows.byId(id, false).orElseThrow();
        history.tell("changed", Optional.of(before), after);
        return after;
    }

    /**
     * Takes a step, or leaves the offer as it is when it is there already.
     *
     * @param ifMatch the version that the step was decided on
     * @throws ProblemException 404 {@code offer_not_found}, 409 {@code flash_sale_overlaps}, 412 {@code offer_changed}, 428
     *     {@code if_match_required}
     */
    @Transactional
    public AdminOffer take(LifecycleStep step, UUID id, String ifMatch) {
        Lifecycle state = lifecycle.lock(TABLE, KIND, id, ifMatch, step.isOfDeleted());
        AdminOffer before = rows.byId(id, step.isOfDeleted()).orElseThrow();
        Lifecycle next = step.of(state);
        if (next.equals(state)) {
            return before;
        }
        if (next.isActive() && !state.isActive()) {
            rules.refuseOverlap(
                    id,
                    before.flashSale(),
                    Optional.ofNullable(before.productId()),
                    before.startsAt(),
                    before.endsAt());
        }
        lifecycle.write(TABLE, id, next, history.actor());
        AdminOffer after = rows.byId(id, next.deleted()).orElseThrow();
        history.tell(step.action(), Optional.of(before), after);
        return after;
    }

    private static void refuseFewerThanRedeemed(OfferRequest request, AdminOffer before) {
        Integer total = request.limits().total();
        if (total != null && total < before.redeemed()) {
            throw ProblemException.of(
                    409,
                    "offer_redeemed",
                    "The offer has been used more often than that.",
                    List.of(new FieldError("limits.total", "must be at least " + before.redeemed())));
        }
    }
}
