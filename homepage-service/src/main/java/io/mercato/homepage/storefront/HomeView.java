package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.EventTile;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.StoreTile;

import java.util.List;

/** The front page: the six sections of the API, and the way to everything else. */
public record HomeView(
        List<CategoryChip> categories,
        Part<OfferTile> flashSales,
        Part<ProductTile> justForYou,
        Part<ProductTile> newArrivals,
        Part<OfferTile> offers,
        Part<StoreTile> trendingStores,
        Part<EventTile> events) {
    private static final int DISPLAYED = 4;

    /** The way to a category. */
    public record CategoryChip(String href, String name, Picture picture) {}

    /** Pictures for the top of the page. */
    public List<Picture> display() {
        return justForYou.items().stream()
                .map(ProductTile::picture)
                .filter(picture -> !picture.url().isEmpty())
                .limit(DISPLAYED)
                .toList();
    }

    List<Part<?>> parts() {
        return List.of(flashSales, justForYou, newArrivals, offers, trendingStores, events);
    }
}
