package io.mercato.homepage.storefront;

/** A page of the shop, ready to be sent. */
sealed interface Html {
    /**
     * A page that is there.
     *
     * @param whole whether nothing is missing on it; others may keep only such a one
     * @param tagList by which caches between us and the client forget it, separated by commas; bounded
     */
    record Found(Document document, boolean whole, String tagList) implements Html {}

    /**
     * What was asked for is somewhere else, for good.
     *
     * @param tagList as that of {@link Found}
     */
    record Moved(String to, String tagList) implements Html {}

    /** A page that says what went wrong. */
    record Failed(Document document, int status) implements Html {}
}
