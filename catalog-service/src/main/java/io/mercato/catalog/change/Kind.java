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
     * The tag of what any thing of this kind may get into or out of, such as {@code products}: lists, searches and counts.
     */
    public String listTag() {
        return listTag;
    }

    /** The type of the event that tells of a change, such as {@code io.mercato.catalog.product.changed.v1}. */
    public String eventType() {
        return "io.mercato.catalog." + word() + ".changed.v1";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
