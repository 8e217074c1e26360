package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Part;

import java.util.List;

/** A page of the shop, ready to be sent. */
sealed interface Html {
    Document document();

    /**
     * A page that is there.
     *
     * @param whole whether nothing is missing on it; others may keep only such a one
     * @param tagList by which caches between us and the client forget it; empty where that is not known
     */
    record Found(Document document, boolean whole, String tagList) implements Html {
        static Found of(String text, List<Part<?>> parts) {
            return of(text, parts, "");
        }

        static Found of(String text, List<Part<?>> parts, String tagList) {
            return new Found(Document.of(text), parts.stream().noneMatch(Part::failed), tagList);
        }
    }

    /** What was asked for is somewhere else, for good. */
    record Moved(Document document, String to) implements Html {}

    /** A page that says what went wrong. */
    record Failed(Document document, int status) implements Html {}
}
