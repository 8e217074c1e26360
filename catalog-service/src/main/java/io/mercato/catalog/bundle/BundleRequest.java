package io.mercato.catalog.bundle;

import io.mercato.catalog.admin.Handle;
import io.mercato.catalog.admin.ManyLines;
import io.mercato.catalog.admin.OneLine;
import io.mercato.catalog.admin.Price;
import io.mercato.catalog.admin.WebAddress;
import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A bundle as its administrators write it: whole. What it has of an answer to GET and cannot change is passed over, so that an
 * answer can be edited and sent back.
 *
 * @param storeId of the products that are in it
 * @param handle unique among the store's bundles
 * @param price of the whole, in the currency of its items
 * @param items in order; no variant and size twice
 * @param images in order; the first is the one that lists show
 */
@ExactFields(answer = AdminBundle.class)
@Schema(name = "BundleRequest")
public record BundleRequest(
        @NotNull @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID storeId,

        @NotNull @Handle @Schema(examples = "wedding-guest-set", required = true)
        String handle,

        @NotBlank @OneLine @Size(max = 255) @Schema(examples = "Wedding guest set", required = true)
        String title,

        @ManyLines @Size(max = 65_535) @Schema(examples = "All that a guest needs.")
        String description,

        @OneLine @Size(max = 255) @Schema(examples = "Omolara", nullable = true)
        String vendor,

        @Size(max = 250) @Schema(examples = "[\"gift\"]") List<@NotBlank @OneLine @Size(max = 255) String> tags,

        @NotNull @Valid @Schema(required = true) Price price,

        @NotNull @Size(min = 1, max = BundleBounds.MOST) @Schema(required = true)
        List<@NotNull @Valid Item> items,

        @Size(max = BundleBounds.MOST) List<@NotNull @Valid Image> images) {

    /** What is missing is empty. */
    public BundleRequest {
        description = description == null ? "" : description;
        vendor = vendor == null || vendor.isBlank() ? null : vendor;
        tags = tags == null ? List.of() : tags;
        images = images == null ? List.of() : images;
    }

    /** @param quantity how many of it are in one bundle */
    @ExactFields(answer = AdminBundle.Item.class)
    @Schema(name = "BundleItemRequest")
    public record Item(
            @NotNull @Schema(required = true) UUID variantId,
            @NotNull @Schema(required = true) UUID sizeId,

            @Min(1) @Max(1000) @Schema(examples = "2", required = true)
            int quantity) {

        StockKey key() {
            return new StockKey(variantId, sizeId);
        }
    }

    /** @param alt describes it to who cannot see it; empty when it is decoration */
    @Schema(name = "BundleImageRequest")
    public record Image(
            @NotNull
            @WebAddress
            @Size(max = 2048)
            @Schema(examples = "https://cdn.example.org/set.jpg", required = true)
            String url,

            @OneLine @Size(max = 512) @Schema(examples = "Dress, gele and sandals")
            String alt) {

        /** Decoration, unless it is described. */
        public Image {
            alt = alt == null ? "" : alt;
        }
    }
}
