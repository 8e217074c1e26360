package io.mercato.homepage.storefront.catalog;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a customer thinks; its texts are as they were typed. */
public record Review(
        UUID id,
        int rating,
        String author,
        String title,
        String text,
        boolean verifiedPurchase,
        int helpful,
        Instant createdAt) {
    public Review {
        Objects.requireNonNull(id, "id");
        author = Objects.requireNonNullElse(author, "");
        title = Objects.requireNonNullElse(title, "");
        text = Objects.requireNonNullElse(text, "");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /**
     * What all think together.
     *
     * @param distribution how many gave each number of stars, {@code "1"} to {@code "5"}
     */
    public record Summary(Optional<Rating> rating, Map<String, Integer> distribution) {
        public Summary {
            distribution = Objects.requireNonNullElse(distribution, Map.of());
        }
    }
}
