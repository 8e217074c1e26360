package io.mercato.catalog.price;

import io.mercato.platform.money.Money;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of one thing, at its price without offers.
 *
 * @param product what offers are on; empty for a bundle, which has none
 * @param unit the price of a single one
 */
record ListedLine(Optional<UUID> product, Money unit, int quantity) {
    /** 2^53 - 1, the largest integer that every JSON reader keeps exact. */
    private static final long MOST = 9_007_199_254_740_991L;

    /**
     * @param product {@code null} for a bundle
     * @throws ProblemException 422 {@code price_too_large}
     */
    static ListedLine of(UUID product, Money unit, int quantity) {
        if (unit.amount() > MOST / quantity) {
            throw tooLarge();
        }
        return new ListedLine(Optional.ofNullable(product), unit, quantity);
    }

    /** Of all of it. */
    Money price() {
        return new Money(unit.amount() * quantity, unit.currency());
    }

    /** @throws ProblemException 422 {@code price_too_large} */
    static Money plus(Money one, Money other) {
        if (one.amount() > MOST - other.amount()) {
            throw tooLarge();
        }
        return new Money(one.amount() + other.amount(), one.currency());
    }

    private static ProblemException tooLarge() {
        return ProblemException.unprocessable("price_too_large", "It costs more than can be counted.", List.of());
    }
}
