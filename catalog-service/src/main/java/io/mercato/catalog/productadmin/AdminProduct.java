package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Rating;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * A product as its administrators see it: all that a {@link ProductRequest} has, and what is known beyond.
 *
 * @param status {@code draft}, {@code active} or {@code archived}
 * @param price of its cheapest size; {@code null} when it has none
 * @param views how often it was read, some seconds ago
 * @param version of which the ETag is made; not that of stock, which changes with every sale
 * @param deletedAt {@code null} unless it was deleted
 */
@Schema(name = "AdminProduct")
public record AdminProduct(
        UUID id,

        @Schema(
                examples = "draft",
                enumeration = {"draft", "active", "archived"})
        String status,

        boolean featured,
        UUID storeId,
        @Schema(nullable = true) UUID categoryId,
        @Schema(examples = "ankara-wrap-dress") String handle,
        @Schema(examples = "en") String language,
        @Schema(examples = "Ankara Wrap Dress") String title,
        @Schema(examples = "Sewn in Abeokuta.") String description,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        @Schema(examples = "Dress", nullable = true) String productType,
        @Schema(examples = "[\"ankara\", \"new\"]") List<String> tags,
        @Schema(examples = "NGN") String currency,
        @Schema(examples = "[\"Colour\"]") List<String> optionNames,
        SearchPreview searchPreview,
        List<Variant> variants,
        List<Image> images,
        @Schema(nullable = true) Money price,
        @Schema(nullable = true) Money compareAtPrice,
        @Schema(nullable = true) Rating rating,
        @Schema(examples = "1204") long views,
        @Schema(examples = "17") long version,
        Instant createdAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String createdBy,

        Instant updatedAt,

        @Schema(examples = "ada@example.org", nullable = true)
        String updatedBy,

        @Schema(nullable = true) Instant deletedAt)
        implements Administrated {

    /** What a search engine is to show; {@code null} for the title and description. */
    @Schema(name = "AdminSearchPreview")
    public record SearchPreview(
            @Schema(examples = "Ankara dresses", nullable = true)
            String title,

            @Schema(examples = "Dresses sewn in Abeokuta.", nullable = true)
            String description) {}

    /** One kind of it, with its value for each of the product's options. */
    @Schema(name = "AdminProductVariant")
    public record Variant(
            UUID id,

            @Schema(examples = "{\"Colour\": \"Indigo\"}") Map<String, String> options,

            List<Size> sizes) {}

    /**
     * One thing that can be bought.
     *
     * @param id the same for every product that comes in this size
     * @param quantity what is there, that which is reserved included
     * @param reserved what is promised to orders
     * @param left what can still be bought
     */
    @Schema(name = "AdminVariantSize")
    public record Size(
            UUID id,
            @Schema(examples = "M") String name,

            @Schema(examples = "ANK-0017-M", nullable = true)
            String sku,

            Money price,
            @Schema(nullable = true) Money compareAtPrice,
            @Schema(examples = "12") int quantity,
            @Schema(examples = "3") int reserved,
            @Schema(examples = "9") int left) {}

    /** A picture. */
    @Schema(name = "AdminProductImage")
    public record Image(
            UUID id,

            @Schema(examples = "https://cdn.example.org/dress.jpg")
            String url,

            @Schema(examples = "The dress, worn by a dancer")
            String alt) {}

    static AdminProduct of(Tuple row, List<Variant> variants, List<Image> images) {
        boolean priced = variants.stream().anyMatch(variant -> !variant.sizes().isEmpty());
        return new AdminProduct(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("featured", Boolean.class),
                row.get("store_id", UUID.class),
                row.get("category_id", UUID.class),
                row.get("handle", String.class),
                row.get("language", String.class),
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("vendor", String.class),
                row.get("product_type", String.class),
                List.of(row.get("tags", String[].class)),
                row.get("currency", String.class),
                List.of(row.get("option_names", String[].class)),
                new SearchPreview(row.get("seo_title", String.class), row.get("seo_description", String.class)),
                variants,
                images,
                priced ? Columns.money(row, "price") : null,
                priced ? Columns.money(row, "compare_at_price") : null,
                Columns.rating(row),
                row.get("views", Long.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("updated_at", Instant.class),
                row.get("updated_by", String.class),
                row.get("deleted_at", Instant.class));
    }
}
