package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Picture;
import io.mercato.homepage.storefront.view.ProductTile;
import io.mercato.homepage.storefront.view.Stars;

import java.util.List;

/**
 * A store with what it sells.
 *
 * @param hasHours whether it has told when it is open
 * @param open whether it is open now
 * @param change until when that is so, such as {@code until 18:00}; may be empty
 * @param clock whose clock the hours are by
 */
public record StoreView(
        String path,
        String name,
        String description,
        String place,
        Picture picture,
        List<Picture> pictures,
        Stars stars,
        boolean hasHours,
        boolean open,
        String change,
        String clock,
        List<Day> week,
        List<Day> special,
        Link phone,
        Link email,
        Link website,
        Part<ProductTile> bundles,
        Part<ProductTile> products,
        String all) {
    /** Hours of a day, one text for each time that it is open; {@code today} when it is the present one. */
    public record Day(String name, List<String> hours, boolean today) {}

    List<Part<?>> parts() {
        return List.of(bundles, products);
    }
}
