package io.mercato.catalog.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found. */
public enum ResultType {
    PRODUCT,
    BUNDLE;

    /** What {@link #named} knows, for a person to read. */
    static final String NAMES = "product or bundle";

    static Optional<ResultType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
