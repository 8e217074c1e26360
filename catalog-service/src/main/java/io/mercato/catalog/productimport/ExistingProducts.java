package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantSize;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads what a chunk meets in the catalogue: four statements at most. */
@ApplicationScoped
class ExistingProducts {
    private final ProductRepository products;

    ExistingProducts(ProductRepository products) {
        this.products = products;
    }

    /** Those of a store's products that have one of these handles, by handle. Blocks. */
    Map<String, ExistingProduct> read(UUID storeId, List<String> handles) {
        List<Product> found = List.copyOf(products.byHandle(storeId, handles).values());
        Map<UUID, List<ProductVariant>> variants = products.variantsOf(found);
        Map<UUID, List<VariantSize>> sizes = products.sizesOf(
                variants.values().stream().flatMap(List::stream).toList());
        Map<UUID, List<ProductImage>> images = products.imagesOf(found);
        return found.stream()
                .map(product -> new ExistingProduct(
                        product,
                        variants.getOrDefault(product.id(), List.of()).stream()
                                .map(variant -> new ExistingProduct.Variant(
                                        variant, sizes.getOrDefault(variant.id(), List.of())))
                                .toList(),
                        images.getOrDefault(product.id(), List.of())))
                .collect(toMap(existing -> existing.product().handle(), Function.identity()));
    }
}
