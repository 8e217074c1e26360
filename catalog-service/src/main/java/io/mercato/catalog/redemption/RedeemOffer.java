package io.mercato.catalog.redemption;

import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.reservation.HeldReservations;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Counts the use of an offer by an order: as often as it asks for, or not at all. All block. */
@ApplicationScoped
class RedeemOffer {
    private final RedemptionRows rows;
    private final HeldReservations reservations;
    private final CatalogChanges changes;

    RedeemOffer(RedemptionRows rows, HeldReservations reservations, CatalogChanges changes) {
        this.rows = rows;
        this.reservations = reservations;
        this.changes = changes;
    }

    /**
     * Counts it, unless that has been done for this order before.
     *
     * @return whether this has counted it
     * @throws OfferExhausted when it cannot be used so often any more
     * @throws ProblemException 404 {@code reservation_not_found} or {@code offer_not_found}; 409 {@code offer_not_running}, or
     *     when the reservation is over; 422 {@code reference_reused} or {@code customer_required}
     */
    @Transactional
    public boolean redeem(UUID offerId, RedemptionRequest request) {
        reservations.requireHeld(request.reference());
        Optional<Redemption> before = rows.find(request.reference(), offerId).filter(Redemption::counts);
        if (before.isPresent()) {
            refuseOtherUse(before.get(), request);
            return false;
        }
        OfferUse offer = rows.lock(offerId).orElseThrow(RedeemOffer::offerNotFound);
        if (!offer.holds()) {
            throw ProblemException.conflict("offer_not_running", "The offer does not hold now.");
        }
        refuseTooMany(offer, request.customerId(), request.uses());
        rows.write(offerId, request);
        count(offer, offer.redeemed() + request.uses());
        return true;
    }

    /**
     * Gives it back, once.
     *
     * @throws ProblemException 404 {@code redemption_not_found}, 409 {@code reservation_confirmed}
     */
    @Transactional
    public void release(UUID offerId, String reference) {
        if (rows.find(reference, offerId).isEmpty()) {
            throw redemptionNotFound();
        }
        switch (reservations.lock(reference)) {
            case CONFIRMED ->
                throw ProblemException.conflict(
                        "reservation_confirmed", "The reservation has been confirmed: the offer was used.");
            case RELEASED -> {}
            case HELD, EXPIRED -> releaseLocked(offerId, reference);
        }
    }

    private void releaseLocked(UUID offerId, String reference) {
        Redemption redemption = rows.find(reference, offerId).orElseThrow(RedeemOffer::redemptionNotFound);
        if (redemption.counts()) {
            OfferUse offer = rows.lock(offerId).orElseThrow(RedeemOffer::offerNotFound);
            count(offer, offer.redeemed() - redemption.uses());
        }
        rows.release(reference, offerId);
    }

    /** @throws OfferExhausted when somebody may not use a locked offer so often */
    void refuseTooMany(OfferUse offer, UUID customerId, int uses) {
        Optional<Integer> forCustomer = offer.leftForCustomer(0);
        if (forCustomer.isPresent()) {
            if (customerId == null) {
                throw ProblemException.unprocessable(
                        "customer_required",
                        "How often a customer can use this offer is limited, so it must be told who that is.",
                        List.of(new FieldError("customerId", "must be given for this offer")));
            }
            forCustomer = offer.leftForCustomer(rows.usedBy(customerId, offer.id()));
        }
        if (uses > Math.min(offer.left(), forCustomer.orElse(Integer.MAX_VALUE))) {
            throw new OfferExhausted(offer.id(), offer.left(), forCustomer);
        }
    }

    /** Writes how often a locked offer is used, and tells when it is used up by that, or no longer. */
    void count(OfferUse offer, int redeemed) {
        rows.count(offer.id(), redeemed);
        if (offer.isExhausted() != offer.with(redeemed).isExhausted()) {
            changes.publish(offer.change());
        }
    }

    private static void refuseOtherUse(Redemption before, RedemptionRequest request) {
        if (before.uses() != request.uses() || !Objects.equals(before.customerId(), request.customerId())) {
            throw ProblemException.unprocessable(
                    "reference_reused", "This order has used the offer in another way before.", List.of());
        }
    }

    static ProblemException offerNotFound() {
        return ProblemException.notFound("offer_not_found", "No offer has this id.");
    }

    static ProblemException redemptionNotFound() {
        return ProblemException.notFound("redemption_not_found", "This order has not used the offer.");
    }
}
