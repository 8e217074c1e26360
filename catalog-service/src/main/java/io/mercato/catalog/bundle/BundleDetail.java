package io.mercato.catalog.bundle;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * Everything about one bundle.
 *
 * @param description plain text; an empty line separates paragraphs
 * @param compareAtPrice what its items cost one by one; {@code null} when that is not more
 * @param saving the difference; {@code null} when there is none
 * @param inStock whether enough of every item is left for one
 * @param left how many bundles are left when these are few, else {@code null}
 * @param items in order; at least one
 * @param images in order; the first is the one that lists show
 */
@Schema(name = "Bundle")
public record BundleDetail(
        UUID id,
        @Schema(examples = "wedding-guest-set") String handle,
        @Schema(examples = "Wedding guest set") String title,
        @Schema(examples = "All that a guest needs.") String description,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        @Schema(examples = "[\"gift\"]") List<String> tags,
        Reference store,
        Money price,
        @Schema(nullable = true) Money compareAtPrice,
        @Schema(nullable = true) Money saving,
        boolean featured,
        boolean inStock,
        @Schema(examples = "3", nullable = true) Integer left,
        List<Item> items,
        List<Image> images,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One size of one variant that is in it.
     *
     * @param options what tells the variant from the product's others
     * @param quantity how many of it are in one bundle
     * @param price of a single one, by itself
     * @param inStock whether enough is left for one bundle
     */
    @Schema(name = "BundleItem")
    public record Item(
            Reference product,
            UUID variantId,

            @Schema(examples = "{\"Colour\": \"Indigo\"}") Map<String, String> options,

            UUID sizeId,
            @Schema(examples = "M") String size,

            @Schema(examples = "ANK-0017-M", nullable = true)
            String sku,

            @Schema(examples = "2") int quantity,
            Money price,
            boolean inStock,
            @Schema(nullable = true) Image image) {}

    /** @param low up to which number what is left is told */
    static BundleDetail of(Tuple row, List<Item> items, List<Image> images, int low) {
        BundlePrice price = BundlePrice.of(row);
        int left = row.get("bundles_left", Integer.class);
        return new BundleDetail(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("vendor", String.class),
                List.of(row.get("tags", String[].class)),
                Reference.of(row, "store"),
                price.price(),
                price.compareAt(),
                price.saving(),
                row.get("featured", Boolean.class),
                left > 0,
                left <= low ? left : null,
                items,
                images,
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
    }

    static Item item(Tuple row) {
        return new Item(
                Reference.of(row, "product"),
                row.get("variant_id", UUID.class),
                Columns.options(row),
                row.get("size_id", UUID.class),
                row.get("size", String.class),
                row.get("sku", String.class),
                row.get("quantity", Integer.class),
                Columns.money(row, "price"),
                row.get("enough", Boolean.class),
                Columns.image(row));
    }
}
