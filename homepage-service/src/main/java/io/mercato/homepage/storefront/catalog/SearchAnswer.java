package io.mercato.homepage.storefront.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mercato.platform.money.Money;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a search has found. */
public record SearchAnswer(
        List<Hit> items,
        Optional<String> nextCursor,
        Optional<String> correctedTo,
        Optional<String> didYouMean,
        Optional<Facets> facets) {
    public SearchAnswer {
        items = List.copyOf(Objects.requireNonNull(items, "items"));
    }

    /** One of them. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Hit.OfAnotherKind.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Hit.OfProduct.class, name = "product"),
        @JsonSubTypes.Type(value = Hit.OfBundle.class, name = "bundle")
    })
    public sealed interface Hit {
        /** A product. */
        record OfProduct(ProductCard data, Optional<Highlights> highlights) implements Hit {
            public OfProduct {
                Objects.requireNonNull(data, "data");
            }
        }

        /** A bundle. */
        record OfBundle(BundleCard data, Optional<Highlights> highlights) implements Hit {
            public OfBundle {
                Objects.requireNonNull(data, "data");
            }
        }

        /** What the catalogue has learnt to find since: there is no page for it. */
        record OfAnotherKind() implements Hit {}
    }

    /** HTML: escaped text with {@code <mark>} around the words that were looked for. */
    public record Highlights(String title) {}

    /** How many there would be, by value of each filter; {@code matches} is an estimate unless {@code exact}. */
    public record Facets(
            int matches,
            boolean exact,
            List<Named> category,
            List<Named> store,
            List<Valued> vendor,
            List<Valued> tag,
            List<Priced> price,
            List<Rated> rating,
            Optional<Integer> inStock,
            Optional<Integer> onOffer) {
        public Facets {
            category = Objects.requireNonNullElse(category, List.of());
            store = Objects.requireNonNullElse(store, List.of());
            vendor = Objects.requireNonNullElse(vendor, List.of());
            tag = Objects.requireNonNullElse(tag, List.of());
            price = Objects.requireNonNullElse(price, List.of());
            rating = Objects.requireNonNullElse(rating, List.of());
        }
    }

    /** A category or store. */
    public record Named(UUID id, String name, int count) {}

    /** A word. */
    public record Valued(String value, int count) {}

    /** A range, both ends inclusive. */
    public record Priced(Optional<Money> from, Optional<Money> to, int count) {}

    /** So many stars and more. */
    public record Rated(int minRating, int count) {}
}
