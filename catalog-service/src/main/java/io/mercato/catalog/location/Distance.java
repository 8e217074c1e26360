package io.mercato.catalog.location;

import java.math.BigDecimal;
import java.math.RoundingMode;

import jakarta.persistence.Tuple;

/** How far away a row of a list is that was asked for what is near. */
public final class Distance {
    private static final int METRES = 3;

    private Distance() {}

    /** From {@code distance_km}, to the metre; {@code null} when the list does not tell distances. */
    public static BigDecimal of(Tuple row) {
        Double km = row.get("distance_km", Double.class);
        return km == null ? null : BigDecimal.valueOf(km).setScale(METRES, RoundingMode.HALF_UP);
    }
}
