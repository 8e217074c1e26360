package io.mercato.catalog.review;

import java.util.Locale;
import java.util.stream.Stream;

/** The orders in which the reviews of a product are listed. */
public enum ReviewSort {
    /** Those written last. */
    NEWEST,
    /** Those that most customers found helpful. */
    HELPFUL,
    /** Those with the most stars. */
    HIGHEST,
    /** Those with the fewest stars. */
    LOWEST;

    /** For parameters: the sort of this name in lower case. */
    public static ReviewSort fromString(String name) {
        return Stream.of(values())
                .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a sort: " + name));
    }
}
