package io.mercato.homepage.page;

import java.util.Locale;

/** How far down the ladder an answer is: what is served when better cannot be had. */
enum Rung {
    FRESH,
    STALE,
    PARTIAL,
    LAST_GOOD,
    /** 503: there is nothing to be served. */
    UNAVAILABLE;

    static Rung of(Page page, Variant variant) {
        return switch (variant) {
            case MADE, CACHED -> page.partial() ? PARTIAL : FRESH;
            case STALE -> STALE;
            case LAST_GOOD -> LAST_GOOD;
        };
    }

    /** As metrics name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
