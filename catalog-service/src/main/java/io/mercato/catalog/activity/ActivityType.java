package io.mercato.catalog.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an activity mostly is. */
public enum ActivityType {
    /** Making something. */
    CRAFT,
    /** Playing or singing. */
    MUSIC,
    /** Dancing. */
    DANCE,
    /** Acting, puppets, storytelling on a stage. */
    THEATRE,
    /** Games of the body, with or without a ball. */
    SPORT,
    /** In the water. */
    SWIMMING,
    /** Plants, animals, gardens. */
    NATURE,
    /** Finding out and building. */
    SCIENCE,
    /** In a kitchen, or at a fire. */
    COOKING,
    /** Books and stories. */
    READING,
    /** At a table or on a screen. */
    GAME,
    /** Free play. */
    PLAYGROUND,
    /** Looking at things and hearing of them. */
    MUSEUM,
    /** Going somewhere. */
    EXCURSION,
    /** A celebration of many. */
    FESTIVAL;

    /** As it is stored, and as the API calls it. */
    @JsonValue
    public String word() {
        return Words.of(this);
    }

    /** @throws IllegalArgumentException when there is no such word */
    @JsonCreator
    public static ActivityType fromString(String word) {
        return Words.find(ActivityType.class, word);
    }
}
