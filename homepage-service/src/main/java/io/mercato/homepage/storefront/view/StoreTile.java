package io.mercato.homepage.storefront.view;

/**
 * A store in a list.
 *
 * @param place city and country; may be empty
 */
public record StoreTile(String href, String name, String place, String description, Picture picture, Stars stars) {}
