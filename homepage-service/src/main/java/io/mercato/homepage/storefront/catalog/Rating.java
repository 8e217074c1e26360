package io.mercato.homepage.storefront.catalog;

/**
 * What customers think.
 *
 * @param average 1 to 5
 * @param count of the reviews it is the average of
 */
public record Rating(double average, int count) {}
