package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;

/** The variants and images that a chunk adds and takes away, gathered by table: a batch ends where the table changes. */
final class ChildRows {
    private final List<ProductVariant> newVariants = new ArrayList<>();
    private final List<ProductImage> newImages = new ArrayList<>();
    private final List<ProductVariant> goneVariants = new ArrayList<>();
    private final List<ProductImage> goneImages = new ArrayList<>();

    ProductVariant added(ProductVariant variant) {
        newVariants.add(variant);
        return variant;
    }

    ProductImage added(ProductImage image) {
        newImages.add(image);
        return image;
    }

    void gone(ProductVariant variant) {
        goneVariants.add(variant);
    }

    void gone(ProductImage image) {
        goneImages.add(image);
    }

    void writeTo(EntityManager entities) {
        newVariants.forEach(entities::persist);
        newImages.forEach(entities::persist);
        goneVariants.forEach(entities::remove);
        goneImages.forEach(entities::remove);
    }
}
