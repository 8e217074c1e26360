package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.money.Money;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What costs less for a while.
 *
 * @param endsAt the first instant at which it no longer holds
 * @param price of the product it is on, without it
 * @param salePrice with it
 */
public record Offer(
        UUID id,
        String title,
        String description,
        Discount discount,
        boolean flashSale,
        Instant endsAt,
        Optional<Reference> product,
        Optional<Reference> category,
        Optional<Reference> store,
        Optional<Money> price,
        Optional<Money> salePrice,
        Optional<Image> image,
        Optional<Limits> limits) {
    public Offer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        description = Objects.requireNonNullElse(description, "");
        Objects.requireNonNull(discount, "discount");
        Objects.requireNonNull(endsAt, "endsAt");
    }

    /**
     * By how much; which of the numbers there are depends on the type.
     *
     * @param type {@code percentage}, {@code fixed} or {@code buyXGetY}
     */
    public record Discount(
            String type,
            Optional<Integer> percentage,
            Optional<Money> amount,
            Optional<Integer> buy,
            Optional<Integer> more) {}

    /** How often it can be used still. */
    public record Limits(Optional<Integer> left) {}
}
