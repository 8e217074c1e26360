package io.mercato.homepage.storefront.view;

import java.util.List;

/**
 * A part of a page that comes from somewhere of its own, and may fail by itself.
 *
 * @param items what is in it; empty when it failed
 * @param failed whether it could not be had
 */
public record Part<T>(List<T> items, boolean failed) {
    public Part {
        items = List.copyOf(items);
    }

    /** One that is there, with these items. */
    public static <T> Part<T> of(List<T> items) {
        return new Part<>(items, false);
    }

    /** One that could not be had. */
    public static <T> Part<T> missing() {
        return new Part<>(List.of(), true);
    }

    /** Whether there is anything to show, be it that it failed. */
    public boolean visible() {
        return failed || !items.isEmpty();
    }
}
