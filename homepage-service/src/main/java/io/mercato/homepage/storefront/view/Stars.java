package io.mercato.homepage.storefront.view;

/**
 * A rating.
 *
 * @param rated whether there is one
 * @param average with one decimal, such as {@code 4.5}
 * @param halves how many half stars that is, 0 to 10
 * @param count of reviews, with separators; empty for the rating of one person
 */
public record Stars(boolean rated, String average, int halves, String count) {
    /** Nobody has rated it. */
    public static final Stars NONE = new Stars(false, "", 0, "");
}
