package io.mercato.catalog.offer;

import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.Price;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * An offer as its administrators write it: whole. What it has of an answer to GET and cannot change is passed over, so that an
 * answer can be edited and sent back. It is on exactly one of a product, a category with its whole branch, or a store.
 *
 * @param flashSale whether it is a flash sale, which is on a product and the only one for that at its time
 * @param endsAt the first instant at which it no longer holds
 * @param limits how often it can be used; {@code null} for without bounds
 */
@ExactFields(answer = AdminOffer.class)
@Schema(name = "OfferRequest")
public record OfferRequest(
        @NotBlank @OneLine @Size(max = 255) @Schema(examples = "Weekend flash sale", required = true)
        String title,

        @ManyLines @Size(max = 65_535) @Schema(examples = "On all dresses, as long as stocks last.")
        String description,

        @NotNull @Valid @Schema(required = true) Rule discount,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", nullable = true)
        UUID productId,

        @Schema(nullable = true) UUID categoryId,
        @Schema(nullable = true) UUID storeId,
        boolean flashSale,

        @NotNull @Schema(examples = "2026-11-27T00:00:00Z", required = true)
        Instant startsAt,

        @NotNull @Schema(examples = "2026-11-30T00:00:00Z", required = true)
        Instant endsAt,

        @Valid @Schema(nullable = true) Limits limits) {

    /** What is missing is empty, and an instant as exact as the database keeps it. */
    public OfferRequest {
        description = description == null ? "" : description;
        startsAt = startsAt == null ? null : startsAt.truncatedTo(ChronoUnit.MICROS);
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MICROS);
        limits = limits == null ? new Limits(null, null) : limits;
    }

    /**
     * What it takes off: as a {@link Discount}, to be validated before it is one.
     *
     * @param percentage of {@code percentage} and {@code buyXGetY}
     * @param amount of {@code fixed}
     * @param buy of {@code buyXGetY}, as is {@code more}
     */
    @Schema(name = "DiscountRequest")
    public record Rule(
            @NotNull
            @Pattern(regexp = "percentage|fixed|buyXGetY", message = "must be percentage, fixed or buyXGetY")
            @Schema(
                    examples = "percentage",
                    enumeration = {"percentage", "fixed", "buyXGetY"},
                    required = true)
            String type,

            @Min(1) @Max(100) @Schema(examples = "20", nullable = true)
            Integer percentage,

            @Valid @Schema(nullable = true) Price amount,

            @Min(1) @Max(1000) @Schema(examples = "2", nullable = true)
            Integer buy,

            @Min(1) @Max(1000) @Schema(examples = "1", nullable = true)
            Integer more) {

        /** How the database calls it. */
        String kind() {
            return type.equals("buyXGetY") ? "buy_x_get_y" : type;
        }
    }

    /** How often it can be used: by all together, and by one customer. */
    @ExactFields(answer = OfferCard.Limits.class)
    @Schema(name = "OfferLimitsRequest")
    public record Limits(
            @Min(1) @Max(1_000_000_000) @Schema(examples = "100", nullable = true)
            Integer total,

            @Min(1) @Max(1_000_000_000) @Schema(examples = "2", nullable = true)
            Integer perCustomer) {}
}
