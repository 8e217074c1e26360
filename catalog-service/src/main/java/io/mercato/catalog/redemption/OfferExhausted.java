package io.mercato.catalog.redemption;

import java.util.Optional;
import java.util.UUID;

/** An offer cannot be used so often any more; nothing was counted. Has no stack trace: it is an answer. */
final class OfferExhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UUID offerId;
    private final int left;
    private final transient Optional<Integer> leftForCustomer;

    /**
     * @param left how often it can still be used
     * @param leftForCustomer how often by this customer; empty when that has no bound of its own
     */
    OfferExhausted(UUID offerId, int left, Optional<Integer> leftForCustomer) {
        super("The offer cannot be used so often any more; nothing has been counted.", null, false, false);
        this.offerId = offerId;
        this.left = left;
        this.leftForCustomer = leftForCustomer;
    }

    UUID offerId() {
        return offerId;
    }

    int left() {
        return left;
    }

    Optional<Integer> leftForCustomer() {
        return leftForCustomer;
    }
}
