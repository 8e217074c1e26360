package io.mercato.catalog.redemption;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.reservation.ReservationFollower;
import io.mercato.catalog.reservation.ReservationState;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Gives the use of offers back together with the stock of an order. Blocks. */
@ApplicationScoped
class FollowReservations implements ReservationFollower {
    private static final String COUNTED = "counted";
    private static final String EXPIRED = "expired";

    private final RedemptionRows rows;
    private final RedeemOffer redeem;

    FollowReservations(RedemptionRows rows, RedeemOffer redeem) {
        this.rows = rows;
        this.redeem = redeem;
    }

    @Override
    public void givenBack(Collection<String> references, ReservationState state) {
        List<OfferUse> offers = rows.lockOf(references, COUNTED);
        if (offers.isEmpty()) {
            return;
        }
        Map<UUID, Integer> uses = rows.of(references, COUNTED).stream()
                .collect(groupingBy(Redemption::offerId, summingInt(Redemption::uses)));
        offers.forEach(offer -> redeem.count(offer, offer.redeemed() - uses.get(offer.id())));
        rows.move(references, COUNTED, state == ReservationState.EXPIRED ? EXPIRED : "released");
    }

    /** Whether an offer still holds does not matter: it did when the order was made. Whether it is used up does. */
    @Override
    public void takenAgain(String reference) {
        List<String> one = List.of(reference);
        Map<UUID, OfferUse> offers = rows.lockOf(one, EXPIRED).stream().collect(toMap(OfferUse::id, offer -> offer));
        for (Redemption redemption : rows.of(one, EXPIRED)) {
            OfferUse offer = offers.get(redemption.offerId());
            redeem.refuseTooMany(offer, redemption.customerId(), redemption.uses());
            redeem.count(offer, offer.redeemed() + redemption.uses());
        }
        if (!offers.isEmpty()) {
            rows.move(one, EXPIRED, COUNTED);
        }
    }
}
