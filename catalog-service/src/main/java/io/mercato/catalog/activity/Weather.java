package io.mercato.catalog.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Weather in which an activity can be done. */
public enum Weather {
    /** A clear sky. */
    SUNNY,
    /** No sun and no rain. */
    CLOUDY,
    /** Rain. */
    RAINY,
    /** A strong wind, or harmattan. */
    WINDY,
    /** Above some 32 degrees Celsius. */
    HOT,
    /** Below some 10 degrees Celsius. */
    COLD,
    /** Snow. */
    SNOWY;

    /** As it is stored, and as the API calls it. */
    @JsonValue
    public String word() {
        return Words.of(this);
    }

    /** @throws IllegalArgumentException when there is no such word */
    @JsonCreator
    public static Weather fromString(String word) {
        return Words.find(Weather.class, word);
    }
}
