package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.KnownCurrency;
import io.mercato.catalog.admin.KnownLanguage;
import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.Price;
import io.mercato.catalog.admin.WebAddress;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A product as its administrators write it: whole, with its variants, their sizes and its images. What is not named is not
 * there any more. What it has of an answer to GET and cannot change (its status, stock, dates) is passed over, so that an answer
 * can be edited and sent back.
 *
 * @param handle unique among the store's products
 * @param language of its texts, ISO 639-1, by which the search knows its words; {@code null} leaves it as it is, or is that of
 *     the configuration for one that is new
 * @param currency of all prices
 * @param optionNames what its variants differ in, other than their size
 * @param variants in order; none as long as it is not published
 * @param images in order; the first is the one that lists show
 */
@ExactFields(answer = AdminProduct.class)
@Schema(name = "ProductRequest")
public record ProductRequest(
        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID storeId,

        @Schema(nullable = true) UUID categoryId,

        @NotNull @Handle @Schema(examples = "ankara-wrap-dress", required = true)
        String handle,

        @KnownLanguage @Schema(examples = "en", nullable = true)
        String language,

        @NotBlank @OneLine @Size(max = 255) @Schema(examples = "Ankara Wrap Dress", required = true)
        String title,

        @ManyLines @Size(max = 65_535) @Schema(examples = "Sewn in Abeokuta.\n\nWash at 30 degrees.")
        String description,

        @OneLine @Size(max = 255) @Schema(examples = "Omolara", nullable = true)
        String vendor,

        @OneLine @Size(max = 255) @Schema(examples = "Dress", nullable = true)
        String productType,

        @Size(max = 250) @Schema(examples = "[\"ankara\", \"new\"]")
        List<@NotBlank @OneLine @Size(max = 255) String> tags,

        @NotNull @KnownCurrency @Schema(examples = "NGN", required = true)
        String currency,

        @Size(max = 3) @Schema(examples = "[\"Colour\"]") List<@NotBlank @OneLine @Size(max = 255) String> optionNames,

        @Valid SearchPreview searchPreview,

        @Size(max = ProductBounds.MOST) List<@NotNull @Valid Variant> variants,

        @Size(max = ProductBounds.MOST) List<@NotNull @Valid Image> images) {

    /** What is missing is empty. */
    public ProductRequest {
        description = description == null ? "" : description;
        tags = tags == null ? List.of() : tags;
        optionNames = optionNames == null ? List.of() : optionNames;
        searchPreview = searchPreview == null ? new SearchPreview(null, null) : searchPreview;
        variants = variants == null ? List.of() : variants;
        images = images == null ? List.of() : images;
    }

    /** What a search engine is to show, where it differs from the title and description. */
    @Schema(name = "SearchPreviewRequest")
    public record SearchPreview(
            @OneLine @Size(max = 255) @Schema(examples = "Ankara dresses", nullable = true)
            String title,

            @OneLine @Size(max = 1024) @Schema(examples = "Dresses sewn in Abeokuta.", nullable = true)
            String description) {}

    /**
     * @param id keeps a variant, whatever becomes of its options; without one, a variant with the same options is kept
     * @param options its value for each of the product's options
     * @param sizes in order
     */
    @Schema(name = "ProductVariantRequest")
    public record Variant(
            @Schema(nullable = true) UUID id,

            @Schema(examples = "{\"Colour\": \"Indigo\"}")
            Map<@OneLine String, @NotBlank @OneLine @Size(max = 255) String> options,

            @Size(max = ProductBounds.MOST) List<@NotNull @Valid SizeOfVariant> sizes) {

        /** What is missing is empty. */
        public Variant {
            options = options == null ? Map.of() : options;
            sizes = sizes == null ? List.of() : sizes;
        }
    }

    /**
     * @param name tells it from the variant's other sizes; the one of what comes in one size is {@code One size}
     * @param compareAtPrice what it cost before, above the price
     * @param initialQuantity how many there are of a size that is new; its stock counts from then on
     */
    @ExactFields(answer = AdminProduct.Size.class)
    @Schema(name = "VariantSizeRequest")
    public record SizeOfVariant(
            @NotBlank @OneLine @Size(max = 255) @Schema(examples = "M", required = true)
            String name,

            @OneLine @Size(max = 255) @Schema(examples = "ANK-0017-M", nullable = true)
            String sku,

            @NotNull @Valid @Schema(required = true) Price price,

            @Valid @Schema(nullable = true) Price compareAtPrice,

            @Min(0) @Max(StockLevel.MAX_QUANTITY) @Schema(examples = "40", nullable = true)
            Integer initialQuantity) {}

    /**
     * @param id keeps an image; without one it is new
     * @param alt describes it to who cannot see it; empty when it is decoration
     */
    @Schema(name = "ProductImageRequest")
    public record Image(
            @Schema(nullable = true) UUID id,

            @NotNull
            @WebAddress
            @Size(max = 2048)
            @Schema(examples = "https://cdn.example.org/dress.jpg", required = true)
            String url,

            @OneLine @Size(max = 512) @Schema(examples = "The dress, worn by a dancer")
            String alt) {

        /** Decoration, unless it is described. */
        public Image {
            alt = alt == null ? "" : alt;
        }
    }
}
