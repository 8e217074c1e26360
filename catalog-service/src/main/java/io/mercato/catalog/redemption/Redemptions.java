package io.mercato.catalog.redemption;

import io.mercato.catalog.reservation.HeldReservations;
import io.mercato.catalog.reservation.ReservationSettings;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Redemptions as their callers see them. All methods block. */
@ApplicationScoped
class Redemptions {
    private final RedeemOffer redeem;
    private final RedemptionRows rows;
    private final HeldReservations reservations;
    private final ReservationSettings settings;

    Redemptions(RedeemOffer redeem, RedemptionRows rows, HeldReservations reservations, ReservationSettings settings) {
        this.settings = settings;
        this.redeem = redeem;
        this.rows = rows;
        this.reservations = reservations;
    }

    /** @param isNew whether this request made it; not when the same one came before */
    record Redeemed(Redemption redemption, boolean isNew) {}

    /** What reservations that have expired still count is there for others at once, as their stock is. */
    Redeemed redeem(UUID offer, RedemptionRequest request) {
        boolean isNew;
        try {
            isNew = redeem.redeem(offer, request);
        } catch (OfferExhausted e) {
            List<String> overdue = rows.overdueOf(offer, settings.expiryBatch());
            if (overdue.isEmpty()) {
                throw e;
            }
            reservations.expire(overdue);
            isNew = redeem.redeem(offer, request);
        }
        return new Redeemed(find(offer, request.reference()), isNew);
    }

    Redemption release(UUID offer, String reference) {
        redeem.release(offer, reference);
        return find(offer, reference);
    }

    Redemption find(UUID offer, String reference) {
        return rows.find(reference, offer).orElseThrow(RedeemOffer::redemptionNotFound);
    }
}
