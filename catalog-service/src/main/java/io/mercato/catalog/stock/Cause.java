package io.mercato.catalog.stock;

import java.util.Locale;

/**
 * Why a quantity changes.
 *
 * @param reference what it belongs to, such as an order or a delivery; {@code null} when nothing
 * @param reason for people; may be empty
 * @param actor who did it
 */
public record Cause(Kind kind, String reference, String reason, String actor) {
    /** What happened. Stored in lower case. */
    public enum Kind {
        /** Goods came in. */
        RESTOCK,
        /** Somebody counted. */
        CORRECTION,
        /** A reservation was confirmed. */
        SALE,
        /** A file said how many there are. */
        IMPORT;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
