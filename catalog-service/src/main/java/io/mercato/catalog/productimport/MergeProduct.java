package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantPrice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Makes a product as a file describes it. What the file does not name goes, unless some of the product's rows were
 * refused: then it may be one of those, and stays behind the others.
 */
@ApplicationScoped
class MergeProduct {
    private final EntityManager entities;

    MergeProduct(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether anything has changed. Runs in the caller's transaction. */
    boolean merge(Product product, List<ProductVariant> variants, List<ProductImage> images, ImportedProduct imported) {
        boolean changed = product.describe(imported.text());
        changed |= mergeImages(product, images, imported);
        List<VariantPrice> prices = new ArrayList<>();
        changed |= mergeVariants(product, variants, imported, prices);
        changed |= product.cost(prices.stream()
                .min(Comparator.comparingLong(VariantPrice::amount))
                .orElseThrow());
        return changed;
    }

    /** A variant keeps its id as long as its options are in the file: stock and orders will point at it. */
    private boolean mergeVariants(
            Product product, List<ProductVariant> existing, ImportedProduct imported, List<VariantPrice> prices) {
        Map<List<String>, ProductVariant> rest = existing.stream()
                .collect(toMap(ProductVariant::optionValues, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        boolean changed = false;
        int position = 0;
        for (ImportedProduct.Variant described : imported.variants()) {
            ProductVariant variant = rest.remove(described.optionValues());
            boolean isNew = variant == null;
            if (isNew) {
                variant = new ProductVariant(product.id(), described.optionValues());
            }
            changed |= isNew
                    | variant.moveTo(++position)
                    | variant.label(described.sku())
                    | variant.cost(described.price());
            if (isNew) {
                entities.persist(variant);
            }
            prices.add(described.price());
        }
        for (ProductVariant variant : rest.values()) {
            if (imported.complete()) {
                entities.remove(variant);
                changed = true;
            } else {
                changed |= variant.moveTo(++position);
                prices.add(variant.price(imported.currency()));
            }
        }
        return changed;
    }

    private boolean mergeImages(Product product, List<ProductImage> existing, ImportedProduct imported) {
        boolean changed = false;
        int position = 0;
        for (ImportedProduct.Image described : imported.images()) {
            boolean isNew = position == existing.size();
            ProductImage image = isNew ? new ProductImage(product.id(), position + 1) : existing.get(position);
            changed |= isNew | image.show(described.url(), described.alt());
            if (isNew) {
                entities.persist(image);
            }
            position++;
        }
        if (imported.complete()) {
            for (ProductImage image : existing.subList(Math.min(position, existing.size()), existing.size())) {
                entities.remove(image);
                changed = true;
            }
        }
        return changed;
    }
}
