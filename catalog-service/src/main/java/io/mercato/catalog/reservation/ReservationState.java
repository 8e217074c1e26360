package io.mercato.catalog.reservation;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** How far a reservation has come. Stored and answered in lower case. */
public enum ReservationState {
    /** The stock is set aside. */
    HELD,
    /** The stock is sold. */
    CONFIRMED,
    /** The stock was given back because the order wanted it no longer. */
    RELEASED,
    /** The stock was given back because nobody came for it in time. */
    EXPIRED;

    @JsonValue
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationState ofStored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
