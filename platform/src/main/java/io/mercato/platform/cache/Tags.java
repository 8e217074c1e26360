package io.mercato.platform.cache;

import java.util.Set;
import java.util.regex.Pattern;

/** What a tag may look like: something that fits into a message, a member in Redis and a list in an HTTP header. */
final class Tags {
    /** Visible ASCII but for the comma; {@code #} begins what {@link RedisTags} keeps beside the tags. */
    private static final Pattern TAG = Pattern.compile("[!-+\\--~&&[^#]][!-+\\--~]{0,199}");

    private Tags() {}

    static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when one of them is blank, longer than 200 characters or has a character that none may have */
    static Set<String> checked(Set<String> tags) {
        for (String tag : tags) {
            if (!isTag(tag)) {
                throw new IllegalArgumentException(
                        "A tag is 1 to 200 visible ASCII characters, has no comma and begins with no #: " + tag);
            }
        }
        return Set.copyOf(tags);
    }
}
