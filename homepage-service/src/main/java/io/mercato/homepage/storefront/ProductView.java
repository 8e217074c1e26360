package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.PriceTag;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.ReviewView;
import io.mercato.homepage.storefront.view.Stars;

import java.util.List;
import java.util.Optional;

/**
 * A product with what belongs to it.
 *
 * @param path of the page, without what is chosen on it
 * @param choices kinds and sizes to choose from; empty when there is one only
 */
public record ProductView(
        String id,
        String path,
        String title,
        String description,
        Link brand,
        Link store,
        List<Link> trail,
        PriceTag price,
        Stars stars,
        Stock stock,
        String sku,
        List<Picture> pictures,
        List<ChoiceGroup> choices,
        List<Link> tags,
        Part<OfferTile> offers,
        Part<ReviewView> reviews,
        List<Bar> bars,
        String moreReviews,
        Part<ProductTile> related) {
    /**
     * Whether it can be had.
     *
     * @param level {@code plenty}, {@code few} or {@code none}
     */
    public record Stock(String level, String text) {
        /** @param left told only when little is */
        static Stock of(Language language, boolean available, Optional<Integer> left) {
            if (!available) {
                return new Stock("none", language.goods().soldOut());
            }
            return left.map(few -> new Stock("few", language.goods().onlyLeft(few)))
                    .orElseGet(() -> new Stock("plenty", language.goods().inStock()));
        }
    }

    /** One thing to choose, such as the colour. */
    public record ChoiceGroup(String name, String chosen, List<Choice> choices) {}

    /** One value of it. */
    public record Choice(String href, String text, boolean chosen, boolean available) {}

    /** How many gave so many stars. */
    public record Bar(int stars, int count, int of) {}

    List<Part<?>> parts() {
        return List.of(offers, reviews, related);
    }
}
