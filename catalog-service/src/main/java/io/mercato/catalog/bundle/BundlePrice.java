package io.mercato.catalog.bundle;

import io.mercato.platform.money.Money;

import jakarta.persistence.Tuple;

/**
 * What a bundle costs, and what its items cost one by one.
 *
 * @param amount in minor units
 * @param partsAmount in minor units of the same currency
 */
record BundlePrice(long amount, long partsAmount, String currency) {
    /** From the columns {@code price}, {@code parts_price} and {@code currency}. */
    static BundlePrice of(Tuple row) {
        return new BundlePrice(
                row.get("price", Long.class), row.get("parts_price", Long.class), row.get("currency", String.class));
    }

    Money price() {
        return new Money(amount, currency);
    }

    /** {@code null} unless the items cost more one by one. */
    Money compareAt() {
        return partsAmount > amount ? new Money(partsAmount, currency) : null;
    }

    /** {@code null} when there is none. */
    Money saving() {
        return partsAmount > amount ? new Money(partsAmount - amount, currency) : null;
    }
}
