package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantSize;
import io.mercato.catalog.stock.StockKey;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

/**
 * The variants, sizes and images that a chunk adds and takes away, gathered by table: a batch ends where the table
 * changes.
 */
final class ChildRows {
    private final List<ProductVariant> newVariants = new ArrayList<>();
    private final List<NewSize> newSizes = new ArrayList<>();
    private final List<ProductImage> newImages = new ArrayList<>();
    private final List<VariantSize> goneSizes = new ArrayList<>();
    private final List<ProductVariant> goneVariants = new ArrayList<>();
    private final List<ProductImage> goneImages = new ArrayList<>();

    /** A size of a variant that may be new itself, and then has no id yet. */
    private record NewSize(ProductVariant variant, UUID sizeId, int position, ImportedProduct.Size described) {
        VariantSize row() {
            VariantSize row = new VariantSize(new StockKey(variant.id(), sizeId), described.quantity());
            row.moveTo(position);
            row.label(described.sku());
            row.cost(described.price());
            return row;
        }
    }

    ProductVariant added(ProductVariant variant) {
        newVariants.add(variant);
        return variant;
    }

    void addedSize(ProductVariant variant, UUID sizeId, int position, ImportedProduct.Size described) {
        newSizes.add(new NewSize(variant, sizeId, position, described));
    }

    ProductImage added(ProductImage image) {
        newImages.add(image);
        return image;
    }

    void gone(VariantSize size) {
        goneSizes.add(size);
    }

    /** Its sizes go with it. */
    void gone(ProductVariant variant) {
        goneVariants.add(variant);
    }

    void gone(ProductImage image) {
        goneImages.add(image);
    }

    void writeTo(EntityManager entities, ChunkStock stock) {
        newVariants.forEach(entities::persist);
        for (NewSize size : newSizes) {
            VariantSize row = size.row();
            entities.persist(row);
            stock.come(row.key(), row.quantity());
        }
        newImages.forEach(entities::persist);
        goneSizes.forEach(entities::remove);
        goneVariants.forEach(entities::remove);
        goneImages.forEach(entities::remove);
    }
}
