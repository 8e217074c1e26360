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
 * @param scope which of them it is; a category stands for its whole branch
 * @param endsAt the first instant at which it no longer holds
 * @param price of the product it is on, without the offer; {@code null} when it is on a category or store
 * @param salePrice of the product it is on, with the offer; {@code null} as {@code price} is, and when more than one must be
 *     bought
 * @param limits how often it can be used; {@code null} when without bounds
 * @param image of what it is on
 */
@Schema(name = "Offer")
public record OfferCard(
        UUID id,
        @Schema(examples = "Weekend flash sale") String title,

        @Schema(examples = "On all dresses, as long as stocks last.")
        String description,

        Discount discount,

        @Schema(
                examples = "product",
                enumeration = {"product", "category", "store"})
        String scope,

        boolean flashSale,
        boolean featured,
        Instant startsAt,
        Instant endsAt,
        @Schema(nullable = true) Reference product,
        @Schema(nullable = true) Reference category,
        @Schema(nullable = true) Reference store,
        @Schema(nullable = true) Money price,
        @Schema(nullable = true) Money salePrice,
        @Schema(nullable = true) Image image,
        @Schema(nullable = true) Limits limits) {

    /**
     * How often an offer can be used: once for each item that it reduces, or for each set of what is bought and got.
     *
     * @param total by all customers together; {@code null} when without a bound
     * @param perCustomer by one customer; {@code null} when without a bound
     * @param left how much of {@code total} is left, some seconds ago; {@code null} as {@code total} is
     */
    @Schema(name = "OfferLimits")
    public record Limits(
            @Schema(examples = "100", nullable = true) Integer total,
            @Schema(examples = "2", nullable = true) Integer perCustomer,
            @Schema(examples = "38", nullable = true) Integer left) {

        static Limits of(Tuple row) {
            return of(
                    row.get("max_redemptions", Integer.class),
                    row.get("max_per_customer", Integer.class),
                    row.get("redeemed", Integer.class));
        }

        /** {@code null} when there are none. */
        static Limits of(Integer total, Integer perCustomer, int redeemed) {
            return total == null && perCustomer == null
                    ? null
                    : new Limits(total, perCustomer, total == null ? null : (Integer) (total - redeemed));
        }
    }

    static OfferCard of(Tuple row) {
        Discount discount = discount(row);
        Money price = Columns.money(row, "price");
        return new OfferCard(
                row.get("id", UUID.class),
                row.get("title", String.class),
                row.get("description", String.class),
                discount,
                scope(row.get("product_id"), row.get("category_id")),
                row.get("flash_sale", Boolean.class),
                row.get("featured", Boolean.class),
                row.get("valid_from", Instant.class),
                row.get("valid_until", Instant.class),
                Reference.of(row, "product"),
                Reference.of(row, "category"),
                Reference.of(row, "store"),
                price,
                price == null || !discount.lowersSingleOnes() ? null : discount.appliedTo(price),
                Columns.image(row),
                Limits.of(row));
    }

    static String scope(Object product, Object category) {
        return product != null ? "product" : category != null ? "category" : "store";
    }

    static Discount discount(Tuple row) {
        return Discount.stored(
                row.get("kind", String.class),
                (int) number(row, "percentage"),
                number(row, "amount"),
                row.get("amount_currency", String.class),
                (int) number(row, "buy_quantity"),
                (int) number(row, "get_quantity"));
    }

    /** 0 where a kind of discount has none. */
    private static long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? 0 : number.longValue();
    }
}
