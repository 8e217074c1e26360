package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Products that are sold together.
 *
 * @param saving what its parts would cost more
 * @param left told only when little is
 */
public record Bundle(
        UUID id,
        String handle,
        String title,
        String description,
        Optional<String> vendor,
        Optional<Reference> store,
        Money price,
        Optional<Money> compareAtPrice,
        Optional<Money> saving,
        boolean inStock,
        Optional<Integer> left,
        List<Item> items,
        List<Image> images) {
    public Bundle {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(title, "title");
        description = Objects.requireNonNullElse(description, "");
        Objects.requireNonNull(price, "price");
        items = Objects.requireNonNullElse(items, List.of());
        images = Objects.requireNonNullElse(images, List.of());
    }

    /** A part of it. */
    public record Item(
            Reference product,
            Map<String, String> options,
            String size,
            int quantity,
            Money price,
            boolean inStock,
            Optional<Image> image) {
        public Item {
            Objects.requireNonNull(product, "product");
            options = Objects.requireNonNullElse(options, Map.of());
            size = Objects.requireNonNullElse(size, "");
            Objects.requireNonNull(price, "price");
        }
    }
}
