package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Everything that is public about a product. */
public record Product(
        UUID id,
        String handle,
        String title,
        String description,
        Optional<String> vendor,
        Optional<String> productType,
        List<String> tags,
        Optional<Reference> store,
        Optional<Reference> category,
        Money price,
        Optional<Money> compareAtPrice,
        Optional<Rating> rating,
        boolean inStock,
        List<String> optionNames,
        List<Variant> variants,
        List<Image> images,
        SearchPreview searchPreview,
        Optional<Instant> updatedAt) {
    public Product {
        Objects.requireNonNull(id, "id");
        handle = Objects.requireNonNullElse(handle, "");
        Objects.requireNonNull(title, "title");
        description = Objects.requireNonNullElse(description, "");
        Objects.requireNonNull(price, "price");
        tags = Objects.requireNonNullElse(tags, List.of());
        optionNames = Objects.requireNonNullElse(optionNames, List.of());
        variants = Objects.requireNonNullElse(variants, List.of());
        images = Objects.requireNonNullElse(images, List.of());
        searchPreview =
                Objects.requireNonNullElse(searchPreview, new SearchPreview(Optional.empty(), Optional.empty()));
    }

    /**
     * A kind of it.
     *
     * @param options by name, such as {@code Colour}
     */
    public record Variant(UUID id, Map<String, String> options, List<Size> sizes) {
        public Variant {
            Objects.requireNonNull(id, "id");
            options = Objects.requireNonNullElse(options, Map.of());
            sizes = Objects.requireNonNullElse(sizes, List.of());
        }
    }

    /**
     * A size of a kind: what can be bought.
     *
     * @param left told only when little is
     */
    public record Size(
            UUID id,
            String name,
            Optional<String> sku,
            Money price,
            Optional<Money> compareAtPrice,
            boolean inStock,
            Optional<Integer> left) {
        public Size {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(price, "price");
        }
    }

    /** How search engines shall show it, where that is not as it is. */
    public record SearchPreview(Optional<String> title, Optional<String> description) {}
}
