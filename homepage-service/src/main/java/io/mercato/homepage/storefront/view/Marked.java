package io.mercato.homepage.storefront.view;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text with marked words, as HTML. What the search sends is put into a page as it is only when it is what it is said to be:
 * escaped text and {@code <mark>} around some of it.
 */
final class Marked {
    private static final Pattern ALLOWED = Pattern.compile("(?:[^<>]++|<mark>[^<>]*+</mark>)*+");

    private Marked() {}

    static Optional<String> of(String html) {
        return Optional.ofNullable(html).filter(text -> ALLOWED.matcher(text).matches());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
