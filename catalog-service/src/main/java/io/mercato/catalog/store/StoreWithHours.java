package io.mercato.catalog.store;

import io.mercato.catalog.list.JsonColumn;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.persistence.Tuple;

/** A store in a list, and when it is open by the clock of its location. */
record StoreWithHours(StoreCard store, OpeningTimes times) {
    static StoreWithHours of(Tuple row) {
        return new StoreWithHours(
                StoreCard.of(row),
                new OpeningTimes(
                        JsonColumn.read(row, "opening_hours", OpeningHours.class),
                        ZoneId.of(row.get("timezone", String.class))));
    }

    /** The store, saying until when it is open; none when it is closed then. */
    Optional<StoreCard> openAt(Instant now) {
        OpenState state = times.at(now);
        return state.openNow() ? Optional.of(store.openUntil(state.closesAt())) : Optional.empty();
    }
}
