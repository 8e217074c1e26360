package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductImage;

import java.util.List;

/**
 * Makes a product as a file describes it. What the file does not name goes, unless some of the product's rows were
 * refused: then it may be one of those, and stays behind the others.
 */
final class MergeProduct {
    private MergeProduct() {}

    /**
     * Changes the product's row, and gathers what is new and gone among its children's.
     *
     * @return whether anything has changed
     */
    static boolean merge(ExistingProduct existing, ImportedProduct imported, ChildRows children, ChunkStock stock) {
        return existing.product().describe(imported.text())
                | existing.product().follow(imported.withStore())
                | new MergeVariants(existing, imported, children, stock).merge()
                | images(existing, imported, children);
    }

    private static boolean images(ExistingProduct existing, ImportedProduct imported, ChildRows children) {
        List<ProductImage> images = existing.images();
        boolean changed = false;
        int described = imported.images().size();
        for (int i = 0; i < described; i++) {
            boolean isNew = i >= images.size();
            ProductImage image =
                    isNew ? children.added(new ProductImage(existing.product().id(), i + 1)) : images.get(i);
            changed |= isNew
                    | image.show(
                            imported.images().get(i).url(),
                            imported.images().get(i).alt());
        }
        if (imported.complete() && images.size() > described) {
            images.subList(described, images.size()).forEach(children::gone);
            changed = true;
        }
        return changed;
    }
}
