package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ProductView.Stock;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.PriceTag;

import java.util.List;

/**
 * A bundle.
 *
 * @param saving what its parts would cost more; empty when nothing
 */
public record BundleView(
        String title,
        String description,
        String vendor,
        Link store,
        PriceTag price,
        String saving,
        Stock stock,
        List<Picture> pictures,
        List<Item> items) {
    /** A part of it. */
    public record Item(
            String href,
            String title,
            String kind,
            String quantity,
            boolean inStock,
            Picture picture,
            PriceTag price) {}
}
