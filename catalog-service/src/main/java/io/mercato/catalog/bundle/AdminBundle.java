package io.mercato.catalog.bundle;

import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A bundle as its administrators see it: all that a {@link BundleRequest} has, and what is known beyond.
 *
 * @param status {@code draft}, {@code active} or {@code archived}
 * @param version of which the ETag is made
 * @param deletedAt {@code null} unless it was deleted
 */
@Schema(name = "AdminBundle")
public record AdminBundle(
        UUID id,

        @Schema(
                examples = "draft",
                enumeration = {"draft", "active", "archived"})
        String status,

        boolean featured,
        UUID storeId,
        @Schema(examples = "wedding-guest-set") String handle,
        @Schema(examples = "Wedding guest set") String title,
        @Schema(examples = "All that a guest needs.") String description,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        @Schema(examples = "[\"gift\"]") List<String> tags,
        Money price,
        List<Item> items,
        List<Image> images,
        @Schema(examples = "17") long version,
        Instant createdAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String createdBy,

        Instant updatedAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String updatedBy,

        @Schema(nullable = true) Instant deletedAt)
        implements Administrated {

    /**
     * What is in it.
     *
     * @param product {@code null} when the catalogue no longer has it, as are the next two
     * @param size its name
     * @param price of a single one
     * @param onSale whether it can be sold now; unless all items are, the bundle is not on sale
     */
    @Schema(name = "AdminBundleItem")
    public record Item(
            UUID variantId,
            UUID sizeId,
            @Schema(examples = "2") int quantity,
            @Schema(nullable = true) Reference product,
            @Schema(examples = "M", nullable = true) String size,
            @Schema(nullable = true) Money price,
            boolean onSale) {

        static Item of(Tuple row) {
            return new Item(
                    row.get("variant_id", UUID.class),
                    row.get("size_id", UUID.class),
                    row.get("quantity", Integer.class),
                    Reference.of(row, "product"),
                    row.get("size", String.class),
                    Columns.money(row, "price"),
                    row.get("on_sale", Boolean.class));
        }
    }

    static AdminBundle of(Tuple row, List<Item> items, List<Image> images) {
        return new AdminBundle(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("featured", Boolean.class),
                row.get("store_id", UUID.class),
                row.get("handle", String.class),
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("vendor", String.class),
                List.of(row.get("tags", String[].class)),
                Columns.money(row, "price"),
                items,
                images,
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("updated_at", Instant.class),
                row.get("updated_by", String.class),
                row.get("deleted_at", Instant.class));
    }
}
