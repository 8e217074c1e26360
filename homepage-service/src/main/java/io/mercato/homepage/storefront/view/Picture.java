package io.mercato.homepage.storefront.view;

/**
 * A picture.
 *
 * @param url where it is
 * @param alt what it shows, never empty
 */
public record Picture(String url, String alt) {}
