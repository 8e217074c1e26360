package io.mercato.catalog.offer;

import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.change.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * An offer as its administrators see it: all that an {@link OfferRequest} has, and what is known beyond.
 *
 * @param status {@code draft}, {@code active} or {@code archived}; it holds from {@code startsAt} to {@code endsAt} while active
 * @param limits {@code null} when without bounds
 * @param redeemed how often orders use it, those that are not paid yet included
 * @param version of which the ETag is made; not that of redemptions
 * @param deletedAt {@code null} unless it was deleted
 */
@Schema(name = "AdminOffer")
public record AdminOffer(
        UUID id,

        @Schema(
                examples = "draft",
                enumeration = {"draft", "active", "archived"})
        String status,

        boolean featured,
        @Schema(examples = "Weekend flash sale") String title,

        @Schema(examples = "On all dresses, as long as stocks last.")
        String description,

        Discount discount,
        @Schema(nullable = true) UUID productId,
        @Schema(nullable = true) UUID categoryId,
        @Schema(nullable = true) UUID storeId,
        boolean flashSale,
        Instant startsAt,
        Instant endsAt,
        @Schema(nullable = true) OfferCard.Limits limits,
        @Schema(examples = "62") int redeemed,
        @Schema(examples = "17") long version,
        Instant createdAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String createdBy,

        Instant updatedAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String updatedBy,

        @Schema(nullable = true) Instant deletedAt)
        implements Administrated {

    static AdminOffer of(Tuple row) {
        return new AdminOffer(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("featured", Boolean.class),
                row.get("title", String.class),
                row.get("description", String.class),
                OfferCard.discount(row),
                row.get("product_id", UUID.class),
                row.get("category_id", UUID.class),
                row.get("store_id", UUID.class),
                row.get("flash_sale", Boolean.class),
                row.get("valid_from", Instant.class),
                row.get("valid_until", Instant.class),
                OfferCard.Limits.of(row),
                row.get("redeemed", Integer.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("updated_at", Instant.class),
                row.get("updated_by", String.class),
                row.get("deleted_at", Instant.class));
    }

    /** The tag of what it is on. */
    String shownBy() {
        return productId != null
                ? Kind.PRODUCT.tag(productId)
                : categoryId != null ? Kind.CATEGORY.tag(categoryId) : Kind.STORE.tag(storeId);
    }
}
