package io.mercato.catalog.review;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.stream.Stream;

/** Who sees a review. */
public enum ReviewState {
    /** Everybody; only these count in ratings. */
    PUBLISHED,
    /** Its author, until an administrator has decided. */
    PENDING,
    /** Its author: it was decided that it does not appear. */
    REJECTED,
    /** Its author: it had appeared, and no longer does. */
    HIDDEN;

    /** As in JSON and in the database. */
    @JsonValue
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For parameters: the state of this {@link #stored} name. */
    public static ReviewState fromString(String stored) {
        return Stream.of(values())
                .filter(state -> state.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a state: " + stored));
    }
}
