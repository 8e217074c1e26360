package io.mercato.catalog.productadmin;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantSize;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rows that belong to a product, each list in order.
 *
 * @param sizes by variant
 */
record ProductParts(List<ProductVariant> variants, Map<UUID, List<VariantSize>> sizes, List<ProductImage> images) {
    /** Those of a new product. */
    static final ProductParts NONE = new ProductParts(List.of(), Map.of(), List.of());

    /** Three statements. */
    static ProductParts read(ProductRepository products, Product product) {
        List<Product> one = List.of(product);
        List<ProductVariant> variants = products.variantsOf(one).getOrDefault(product.id(), List.of());
        return new ProductParts(
                variants, products.sizesOf(variants), products.imagesOf(one).getOrDefault(product.id(), List.of()));
    }

    List<VariantSize> sizesOf(ProductVariant variant) {
        return sizes.getOrDefault(variant.id(), List.of());
    }
}
