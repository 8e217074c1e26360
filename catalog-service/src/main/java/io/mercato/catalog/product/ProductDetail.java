package io.mercato.catalog.product;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.list.Rating;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * Everything about one product.
 *
 * @param description plain text; an empty line separates paragraphs
 * @param price of its cheapest size
 * @param compareAtPrice what that size cost before, higher than the price; {@code null} when it is not reduced
 * @param inStock whether anything of it is left
 * @param optionNames what its variants differ in, other than their size, in the order in which to ask the customer
 * @param images in order; the first is the one that lists show
 * @param variants in order; at least one
 */
@Schema(name = "Product")
public record ProductDetail(
        UUID id,
        @Schema(examples = "ankara-wrap-dress-17") String handle,
        @Schema(examples = "Ankara Wrap Dress") String title,
        @Schema(examples = "Sewn in Abeokuta.") String description,
        @Schema(examples = "Omolara", nullable = true) String vendor,
        @Schema(examples = "Dress", nullable = true) String productType,
        @Schema(examples = "[\"ankara\", \"new\"]") List<String> tags,
        Reference store,
        @Schema(nullable = true) Reference category,
        Money price,
        @Schema(nullable = true) Money compareAtPrice,
        @Schema(nullable = true) Rating rating,
        boolean inStock,
        @Schema(examples = "[\"Colour\"]") List<String> optionNames,
        List<Variant> variants,
        List<Image> images,
        SearchPreview searchPreview,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One kind of it: a colour, a material.
     *
     * @param options its value for each of the product's options; none when there is only one kind
     * @param sizes what can be bought of it, in order; at least one
     */
    @Schema(name = "ProductVariant")
    public record Variant(
            UUID id,

            @Schema(examples = "{\"Colour\": \"Indigo\"}") Map<String, String> options,

            List<Size> sizes) {

        /** Whether anything of these is left. */
        static boolean anyInStock(List<Variant> variants) {
            return variants.stream()
                    .flatMap(variant -> variant.sizes().stream())
                    .anyMatch(Size::inStock);
        }
    }

    /**
     * One thing that can be bought; a variant and a size name it.
     *
     * @param id the same for every product that comes in this size
     * @param compareAtPrice what it cost before, higher than the price; {@code null} when it is not reduced
     * @param inStock whether there is one left
     * @param left how many are left when these are few, else {@code null}
     */
    @Schema(name = "VariantSize")
    public record Size(
            UUID id,
            @Schema(examples = "M") String name,

            @Schema(examples = "ANK-0017-M", nullable = true)
            String sku,

            Money price,
            @Schema(nullable = true) Money compareAtPrice,
            boolean inStock,
            @Schema(examples = "3", nullable = true) Integer left) {}

    /** What a search engine is to show, where it differs from the title and description. */
    @Schema(name = "SearchPreview")
    public record SearchPreview(
            @Schema(examples = "Ankara dresses", nullable = true)
            String title,

            @Schema(examples = "Dresses sewn in Abeokuta.", nullable = true)
            String description) {}

    static ProductDetail of(Tuple row, List<Variant> variants, List<Image> images) {
        return new ProductDetail(
                row.get("id", UUID.class),
                row.get("handle", String.class),
                row.get("title", String.class),
                row.get("description", String.class),
                row.get("vendor", String.class),
                row.get("product_type", String.class),
                List.of(row.get("tags", String[].class)),
                Reference.of(row, "store"),
                Reference.of(row, "category"),
                Columns.money(row, "price"),
                Columns.money(row, "compare_at_price"),
                Columns.rating(row),
                Variant.anyInStock(variants),
                List.of(row.get("option_names", String[].class)),
                variants,
                images,
                new SearchPreview(row.get("seo_title", String.class), row.get("seo_description", String.class)),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
    }
}
