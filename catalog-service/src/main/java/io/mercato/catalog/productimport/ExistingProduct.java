package io.mercato.catalog.productimport;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantSize;
import io.mercato.catalog.stock.StockKey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A product as it stands in the catalogue.
 *
 * @param variants in order
 * @param images in order
 */
record ExistingProduct(Product product, List<Variant> variants, List<ProductImage> images) {
    /** @param sizes in order */
    record Variant(ProductVariant row, List<VariantSize> sizes) {}

    Stream<StockKey> stock() {
        return variants.stream().flatMap(variant -> variant.sizes().stream()).map(VariantSize::key);
    }

    /**
     * Whether it comes in just the variants and sizes that a file describes, with nothing new about any of them, so that
     * the rows of its sizes will not be written.
     *
     * @param sizeIds by name
     */
    boolean comesAs(ImportedProduct imported, Map<String, UUID> sizeIds) {
        if (variants.size() != imported.variants().size()) {
            return false;
        }
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            ImportedProduct.Variant described = imported.variants().get(i);
            if (!variant.row().optionValues().equals(described.optionValues())
                    || !comeAs(variant.sizes(), described.sizes(), sizeIds)) {
                return false;
            }
        }
        return true;
    }

    private static boolean comeAs(
            List<VariantSize> sizes, List<ImportedProduct.Size> described, Map<String, UUID> sizeIds) {
        if (sizes.size() != described.size()) {
            return false;
        }
        for (int i = 0; i < sizes.size(); i++) {
            if (!comesAs(sizes.get(i), described.get(i), sizeIds)) {
                return false;
            }
        }
        return true;
    }

    private static boolean comesAs(VariantSize size, ImportedProduct.Size described, Map<String, UUID> sizeIds) {
        return size.sizeId().equals(sizeIds.get(described.name()))
                && size.hasLabel(described.sku())
                && size.price(described.price().currency()).equals(described.price())
                && !size.isNews(described.quantity());
    }
}
