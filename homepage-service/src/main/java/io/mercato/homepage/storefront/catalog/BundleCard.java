package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A bundle as lists show it.
 *
 * @param items how many things are in it
 * @param inStock whether all of these can be had; not known where the catalogue does not say it
 */
public record BundleCard(
        UUID id,
        String handle,
        String title,
        Money price,
        Optional<Money> compareAtPrice,
        int items,
        Optional<Boolean> inStock,
        Optional<Image> image,
        Optional<Reference> store) {
    public BundleCard {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(price, "price");
    }
}
