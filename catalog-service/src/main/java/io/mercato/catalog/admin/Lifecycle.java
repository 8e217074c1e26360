package io.mercato.catalog.admin;

/**
 * How far something administrated has come, and whether customers see it.
 *
 * @param status {@code draft}, {@code active} or {@code archived}
 * @param featured whether it is shown among the featured ones, as long as it is active
 * @param deleted whether nobody sees it; it is archived then
 */
public record Lifecycle(String status, boolean featured, boolean deleted) {
    /** What a new one begins with. */
    public static final String DRAFT = "draft";

    /** What customers see. */
    public static final String ACTIVE = "active";

    /** What customers see no more. */
    public static final String ARCHIVED = "archived";

    /** Whether customers see it. */
    public boolean isActive() {
        return status.equals(ACTIVE);
    }
}
