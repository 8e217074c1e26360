package io.mercato.homepage.storefront.view;

/**
 * An amount of money as people read it; both parts together are the whole of it.
 *
 * @param major up to the decimal separator, such as {@code ₦12,500}
 * @param minor from there on, such as {@code .00}; empty where the currency has no minor units
 */
public record Price(String major, String minor) {
    /** The whole of it. */
    public String text() {
        return major + minor;
    }
}
