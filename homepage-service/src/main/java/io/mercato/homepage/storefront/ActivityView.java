package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.PriceTag;

import java.util.List;

/** An activity; {@code facts} are pairs of a name and a text, as links without an address. */
public record ActivityView(
        String title, String description, String kind, List<Fact> facts, Link store, Picture picture, PriceTag price) {
    /** One thing to know about it. */
    public record Fact(String name, String text) {}
}
