package io.mercato.catalog.offer;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * An offer that holds now. Exactly one of {@code product}, {@code category} and {@code store} says what it is on.
 *
 * @param endsAt the first instant at which it no longer holds
 * @param price of the product it is on, without the offer; {@code null} when it is on a category or store
 * @param salePrice of the product it is on, with the offer; {@code null} as {@code price} is
 * @param image of what it is on
 */
@Schema(name = "Offer")
public record OfferCard(
        UUID id,
        @Schema(examples = "Weekend flash sale") String title,
        String description,
        Discount discount,
        boolean flashSale,
        boolean featured,
        Instant startsAt,
        Instant endsAt,
        @Schema(nullable = true) Reference product,
        @Schema(nullable = true) Reference category,
        @Schema(nullable = true) Reference store,
        @Schema(nullable = true) Money price,
        @Schema(nullable = true) Money salePrice,
        @Schema(nullable = true) Image image) {

    static OfferCard of(Tuple row) {
        Discount discount = discount(row);
        Money price = Columns.money(row, "price");
        return new OfferCard(
                row.get("id", UUID.class),
                row.get("title", String.class),
                row.get("description", String.class),
                discount,
                row.get("flash_sale", Boolean.class),
                row.get("featured", Boolean.class),
                row.get("valid_from", Instant.class),
                row.get("valid_until", Instant.class),
                Reference.of(row, "product"),
                Reference.of(row, "category"),
                Reference.of(row, "store"),
                price,
                price == null ? null : discount.appliedTo(price),
                Columns.image(row));
    }

    private static Discount discount(Tuple row) {
        return switch (row.get("kind", String.class)) {
            case "percentage" -> new Discount.Percentage(row.get("percentage", Short.class));
            case "fixed" ->
                new Discount.Fixed(new Money(row.get("amount", Long.class), row.get("amount_currency", String.class)));
            case String other -> throw new IllegalStateException("Not a kind of offer: " + other);
        };
    }
}
