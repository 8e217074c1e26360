package io.mercato.catalog.stock;

import java.util.stream.Stream;

/**
 * An entity tag (RFC 9110, section 8.8.3) for the quantity of a stock. It is the quantity: reservations come and go
 * without touching what a correction is about.
 */
final class QuantityTag {
    private QuantityTag() {}

    static String of(int quantity) {
        return "\"" + quantity + "\"";
    }

    /** @param ifMatch the header (RFC 9110, section 13.1.1); {@code null} matches everything */
    static boolean matches(String ifMatch, int quantity) {
        return ifMatch == null
                || Stream.of(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(of(quantity)));
    }
}
