package io.mercato.homepage.storefront.view;

/** Somewhere else in the shop. */
public record Link(String href, String text) {
    /** Nowhere. */
    public static final Link NONE = new Link("", "");
}
