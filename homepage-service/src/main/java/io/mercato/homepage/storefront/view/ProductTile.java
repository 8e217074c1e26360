package io.mercato.homepage.storefront.view;

/**
 * A product or bundle in a list.
 *
 * @param title HTML, escaped already: words that were searched for are marked
 * @param by who makes or sells it; may be empty
 * @param note such as how many things are in a bundle; may be empty
 */
public record ProductTile(
        String href, String title, String by, String note, Picture picture, PriceTag price, Stars stars) {}
