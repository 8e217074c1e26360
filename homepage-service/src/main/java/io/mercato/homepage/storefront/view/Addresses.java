package io.mercato.homepage.storefront.view;

import io.mercato.homepage.storefront.catalog.Reference;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where pages are: {@code /products/{id}/{handle}}. The id finds the thing, the handle is for people and may be any. */
public final class Addresses {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    private Addresses() {}

    public static String product(UUID id, String handle) {
        return of("products", id, handle);
    }

    public static String bundle(UUID id, String handle) {
        return of("bundles", id, handle);
    }

    public static String store(UUID id, String handle) {
        return of("stores", id, handle);
    }

    public static String category(UUID id, String handle) {
        return of("categories", id, handle);
    }

    public static String event(UUID id) {
        return of("events", id, "");
    }

    public static String activity(UUID id) {
        return of("activities", id, "");
    }

    /** A link to the page of a store. */
    public static Link store(Reference store) {
        return new Link(store(store.id(), store.handle()), store.name());
    }

    /** A link to the page of a category. */
    public static Link category(Reference category) {
        return new Link(category(category.id(), category.handle()), category.name());
    }

    /** A text as part of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * A page of a kind that is listed.
     *
     * @param handle may be empty
     */
    public static String of(String kind, UUID id, String handle) {
        return "/" + kind + "/" + id + (HANDLE.matcher(handle).matches() ? "/" + handle : "");
    }
}
