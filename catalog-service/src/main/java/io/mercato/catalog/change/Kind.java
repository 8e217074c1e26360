package io.mercato.catalog.change;

import java.util.Locale;
import java.util.UUID;

/** The kinds of things that change in the catalogue, and that others show. */
public enum Kind {
    PRODUCT("products"),
    BUNDLE("bundles"),
    STORE("stores"),
    EVENT("events"),
    ACTIVITY("activities"),
    OFFER("offers"),
    REVIEW("reviews"),
    CATEGORY("categories"),
    LOCATION("locations");

    private final String listTag;

    Kind(String listTag) {
        this.listTag = listTag;
    }

    /** The tag of what shows one thing of this kind, such as {@code product:019a…}. */
    public String tag(UUID id) {
        return word() + ":" + id;
    }

    /**
     * The tag of what any change of a thing of this kind may concern, such as {@code products}: searches, counts, and lists
     * that are filtered or sorted by how things look.
     */
    public String listTag() {
        return listTag;
    }

    /**
     * The tag of lists of which ones there are, such as {@code products-listed}: those that one gets into or out of only by
     * being made, published, featured, moved or taken away, not by looking different.
     */
    public String choiceTag() {
        return listTag + "-listed";
    }

    /** The type of the event that tells of a change, such as {@code io.mercato.catalog.product.changed.v1}. */
    public String eventType() {
        return "io.mercato.catalog." + word() + ".changed.v1";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
