package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A product as lists show it. */
public record ProductCard(
        UUID id,
        String handle,
        String title,
        Optional<String> vendor,
        Money price,
        Optional<Money> compareAtPrice,
        Optional<Image> image,
        Optional<Reference> store,
        Optional<Rating> rating) {
    public ProductCard {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(price, "price");
    }
}
