package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantPrice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a product as a file describes it. What the file does not name goes, unless some of the product's rows were
 * refused: then it may be one of those, and stays behind the others.
 */
final class MergeProduct {
    private final Product product;
    private final ImportedProduct imported;
    private final ChildRows children;

    private MergeProduct(Product product, ImportedProduct imported, ChildRows children) {
        this.product = product;
        this.imported = imported;
        this.children = children;
    }

    /**
     * Changes the product's row, and gathers what is new and gone among its children's.
     *
     * @param variants that it has now, in order
     * @param images that it has now, in order
     * @return whether anything has changed
     */
    static boolean merge(
            Product product,
            List<ProductVariant> variants,
            List<ProductImage> images,
            ImportedProduct imported,
            ChildRows children) {
        MergeProduct merge = new MergeProduct(product, imported, children);
        return product.describe(imported.text()) | merge.variants(variants) | merge.images(images);
    }

    /** A variant keeps its id as long as its options are in the file: stock and orders will point at it. */
    private boolean variants(List<ProductVariant> existing) {
        Map<List<String>, ProductVariant> rest = existing.stream()
                .collect(toMap(ProductVariant::optionValues, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<VariantPrice> prices = new ArrayList<>();
        boolean changed = false;
        int position = 0;
        for (ImportedProduct.Variant described : imported.variants()) {
            ProductVariant variant = rest.remove(described.optionValues());
            if (variant == null) {
                variant = children.added(new ProductVariant(product.id(), described.optionValues()));
                changed = true;
            }
            changed |= variant.moveTo(++position) | variant.label(described.sku()) | variant.cost(described.price());
            prices.add(described.price());
        }
        for (ProductVariant variant : rest.values()) {
            if (imported.complete()) {
                children.gone(variant);
                changed = true;
            } else {
                changed |= variant.moveTo(++position);
                prices.add(variant.price(imported.currency()));
            }
        }
        return changed
                | product.cost(prices.stream().min(ImportedProduct.BY_AMOUNT).orElseThrow());
    }

    private boolean images(List<ProductImage> existing) {
        boolean changed = false;
        int described = imported.images().size();
        for (int i = 0; i < described; i++) {
            boolean isNew = i >= existing.size();
            ProductImage image = isNew ? children.added(new ProductImage(product.id(), i + 1)) : existing.get(i);
            changed |= isNew
                    | image.show(
                            imported.images().get(i).url(),
                            imported.images().get(i).alt());
        }
        if (imported.complete() && existing.size() > described) {
            existing.subList(described, existing.size()).forEach(children::gone);
            changed = true;
        }
        return changed;
    }
}
