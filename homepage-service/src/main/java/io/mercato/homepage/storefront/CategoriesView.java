package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Picture;

import java.util.List;

/** All categories: the top ones, each with those below it. */
public record CategoriesView(List<Top> tops) {
    /** A category at the top. */
    public record Top(Link link, Picture picture, List<Link> children) {}
}
