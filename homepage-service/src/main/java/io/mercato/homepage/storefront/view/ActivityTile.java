package io.mercato.homepage.storefront.view;

/** An activity in a list. */
public record ActivityTile(
        String href, String title, String kind, String ages, String where, Picture picture, PriceTag price) {}
