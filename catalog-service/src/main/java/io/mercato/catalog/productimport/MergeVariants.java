package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.product.VariantPrice;
import io.mercato.catalog.product.VariantSize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Gives a product the variants and sizes that a file describes. A variant keeps its id as long as its options are in the
 * file, for stock and orders point at it.
 */
final class MergeVariants {
    private final ExistingProduct existing;
    private final ImportedProduct imported;
    private final ChildRows children;
    private final ChunkStock stock;
    private final List<VariantPrice> prices = new ArrayList<>();

    MergeVariants(ExistingProduct existing, ImportedProduct imported, ChildRows children, ChunkStock stock) {
        this.existing = existing;
        this.imported = imported;
        this.children = children;
        this.stock = stock;
    }

    /** Whether anything has changed. */
    boolean merge() {
        Map<List<String>, ExistingProduct.Variant> rest = existing.variants().stream()
                .collect(toMap(
                        variant -> variant.row().optionValues(),
                        Function.identity(),
                        (one, _) -> one,
                        LinkedHashMap::new));
        boolean changed = false;
        int position = 0;
        for (ImportedProduct.Variant described : imported.variants()) {
            ExistingProduct.Variant variant = rest.remove(described.optionValues());
            if (variant == null) {
                variant = added(described.optionValues());
                changed = true;
            }
            changed |= variant.row().moveTo(++position) | sizes(variant, described.sizes());
        }
        for (ExistingProduct.Variant variant : rest.values()) {
            if (imported.complete()) {
                variant.sizes().forEach(stock::gone);
                children.gone(variant.row());
                changed = true;
            } else {
                changed |= variant.row().moveTo(++position) | sizes(variant, List.of());
            }
        }
        return changed
                | existing.product()
                        .cost(prices.stream().min(ImportedProduct.BY_AMOUNT).orElseThrow());
    }

    private ExistingProduct.Variant added(List<String> optionValues) {
        ProductVariant variant = new ProductVariant(existing.product().id(), optionValues);
        return new ExistingProduct.Variant(children.added(variant), List.of());
    }

    private boolean sizes(ExistingProduct.Variant variant, List<ImportedProduct.Size> described) {
        Map<UUID, VariantSize> rest = variant.sizes().stream()
                .collect(toMap(VariantSize::sizeId, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        boolean changed = false;
        int position = 0;
        for (ImportedProduct.Size size : described) {
            position++;
            VariantSize row = rest.remove(stock.sizeId(size.name()));
            if (row == null) {
                children.addedSize(variant.row(), stock.sizeId(size.name()), position, size);
                changed = true;
            } else {
                changed |= row.moveTo(position) | row.label(size.sku()) | row.cost(size.price()) | count(row, size);
            }
            prices.add(size.price());
        }
        for (VariantSize row : rest.values()) {
            if (imported.complete()) {
                stock.gone(row);
                children.gone(row);
                changed = true;
            } else {
                changed |= row.moveTo(++position);
                prices.add(row.price(imported.currency()));
            }
        }
        return changed;
    }

    private boolean count(VariantSize row, ImportedProduct.Size size) {
        boolean isNews = row.hear(size.quantity());
        if (isNews) {
            stock.count(row, size.quantity());
        }
        return isNews;
    }
}
