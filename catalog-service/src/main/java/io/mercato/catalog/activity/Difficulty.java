package io.mercato.catalog.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much an activity asks of who does it. */
public enum Difficulty {
    /** Anybody of that age can do it. */
    EASY,
    /** Takes some practice or strength. */
    MODERATE,
    /** Takes a lot. */
    CHALLENGING;

    /** As it is stored, and as the API calls it. */
    @JsonValue
    public String word() {
        return Words.of(this);
    }

    /** @throws IllegalArgumentException when there is no such word */
    @JsonCreator
    public static Difficulty fromString(String word) {
        return Words.find(Difficulty.class, word);
    }
}
