package io.mercato.platform.answer;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code If-None-Match} (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110</a>). */
public final class EntityTags {
    /** RFC 9110, section 8.8.3; a comma may be part of a tag, so that a list is not split at commas. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    private static final String ANY = "*";

    private EntityTags() {}

    /**
     * The first tag of the header that is a current one. Compared weakly, as this header is: {@code W/"a"} is {@code "a"}. What
     * is no tag is passed over.
     *
     * @param header its value; several are joined by commas
     * @param isCurrent told each tag with its quotes
     * @return {@code *} where the header is that; empty where the client has nothing that is current
     */
    public static Optional<String> firstCurrent(String header, Predicate<String> isCurrent) {
        if (header.strip().equals(ANY)) {
            return Optional.of(ANY);
        }
        Matcher tags = ENTITY_TAG.matcher(header);
        while (tags.find()) {
            if (isCurrent.test(tags.group(1))) {
                return Optional.of(tags.group(1));
            }
        }
        return Optional.empty();
    }
}
