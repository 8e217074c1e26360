package io.mercato.catalog.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an activity can be done. */
public enum Setting {
    /** Under a roof. */
    INDOOR,
    /** In the open. */
    OUTDOOR;

    /** As it is stored, and as the API calls it. */
    @JsonValue
    public String word() {
        return Words.of(this);
    }

    /** @throws IllegalArgumentException when there is no such word */
    @JsonCreator
    public static Setting fromString(String word) {
        return Words.find(Setting.class, word);
    }
}
