package io.mercato.catalog.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long stock is set aside. */
@ConfigMapping(prefix = "mercato.catalog.reservations")
public interface ReservationSettings {
    /** For how long a reservation holds when its request does not say. */
    @WithDefault("15M")
    Duration hold();

    /** For how long one may hold in all, extensions included. */
    @WithDefault("2H")
    Duration maxHold();

    /** How often those that have expired are looked for. Until then their stock is given only to who finds too little. */
    Duration expiryInterval();

    /** How many rows of stock a reservation may lock, the items of its bundles among them. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int maxRows();

    /** How many are expired in one transaction, which locks up to {@link #maxRows()} rows of stock for each. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int expiryBatch();
}
