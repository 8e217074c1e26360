package io.mercato.catalog.interaction;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What somebody does with a product. */
public enum InteractionKind {
    /** Looks at its page. */
    VIEW,
    /** Follows it from a list, a search or a recommendation. */
    CLICK,
    /** Notes it for later. */
    WISHLIST,
    /** Puts it into the cart. */
    ADD_TO_CART;

    /** As in JSON and in the database. */
    @JsonValue
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
