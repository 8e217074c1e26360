package io.mercato.homepage.storefront.view;

/** An event in a list; {@code day} and {@code month} are for its leaf of a calendar. */
public record EventTile(
        String href,
        String title,
        String day,
        String month,
        String when,
        String datetime,
        String where,
        Picture picture,
        PriceTag price) {}
