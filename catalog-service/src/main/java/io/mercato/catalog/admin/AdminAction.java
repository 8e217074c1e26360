package io.mercato.catalog.admin;

import java.util.Locale;

/** What can be done to a row that is published; in a path in lower case. */
public enum AdminAction {
    /** Everybody sees it. */
    PUBLISH,
    /** Nobody but administrators sees it any more. */
    ARCHIVE,
    /** It is in the list of featured ones. */
    FEATURE,
    /** It is not in that list any more. */
    UNFEATURE;

    /** The part of a path that names one, for a path parameter. */
    public static final String IN_PATH = "publish|archive|feature|unfeature";

    /** For Jakarta REST; the path has been matched with {@link #IN_PATH}. */
    public static AdminAction fromString(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
