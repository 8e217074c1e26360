package io.mercato.catalog.redemption;

import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * How much an offer is used, and may be; read under the lock of its row.
 *
 * @param holds whether it holds now
 * @param total how often it may be used; {@code null} when without a bound
 * @param perCustomer how often by one customer; {@code null} when without a bound
 * @param redeemed how often it is used
 * @param shownBy the tag of what it is on
 */
record OfferUse(UUID id, boolean holds, Integer total, Integer perCustomer, int redeemed, String shownBy) {
    static OfferUse of(Tuple row) {
        return new OfferUse(
                row.get("id", UUID.class),
                row.get("holds", Boolean.class),
                row.get("max_redemptions", Integer.class),
                row.get("max_per_customer", Integer.class),
                row.get("redeemed", Integer.class),
                row.get("shown_by", String.class));
    }

    /** How often it can be used by anybody. */
    int left() {
        return total == null ? Integer.MAX_VALUE - redeemed : total - redeemed;
    }

    /** How often a customer can use it who has done so already; empty when that has no bound. */
    Optional<Integer> leftForCustomer(long usedByCustomer) {
        return Optional.ofNullable(perCustomer).map(most -> (int) Math.max(0, most - usedByCustomer));
    }

    boolean isExhausted() {
        return left() <= 0;
    }

    OfferUse with(int redeemed) {
        return new OfferUse(id, holds, total, perCustomer, redeemed, shownBy);
    }

    /** That it is used up, or no longer. */
    Change change() {
        return Change.of(Kind.OFFER, id).with(shownBy);
    }
}
