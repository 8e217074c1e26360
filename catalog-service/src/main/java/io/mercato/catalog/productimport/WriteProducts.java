package io.mercato.catalog.productimport;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductImage;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductVariant;
import io.mercato.catalog.productimport.Outcome.Written;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes a chunk of products in one transaction: four reads, and writes in batches. */
@ApplicationScoped
class WriteProducts {
    private final ProductRepository products;
    private final ImportedHandles handles;

    WriteProducts(ProductRepository products, ImportedHandles handles) {
        this.products = products;
        this.handles = handles;
    }

    /**
     * Writes all of them or, when this throws, none. Blocks.
     *
     * @param chunk no handle twice
     * @return what became of each product, in the order given
     */
    @Transactional
    public List<Outcome> write(UUID storeId, List<ImportedProduct> chunk) {
        // As exact as the database keeps it.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<String, Long> metBefore = handles.remember(storeId, chunk);
        Map<String, Product> existing = products.byHandle(
                storeId, chunk.stream().map(ImportedProduct::handle).toList());
        Map<UUID, List<ProductVariant>> variants = products.variantsOf(existing.values());
        Map<UUID, List<ProductImage>> images = products.imagesOf(existing.values());
        ChildRows children = new ChildRows();
        List<Outcome> outcomes = new ArrayList<>();
        for (ImportedProduct imported : chunk) {
            Long line = metBefore.get(imported.handle());
            Product product = existing.get(imported.handle());
            if (line != null) {
                outcomes.add(Outcome.Refused.cameBack(line));
            } else if (product == null) {
                outcomes.add(create(storeId, imported, children, now));
            } else {
                outcomes.add(update(
                        product,
                        imported,
                        variants.getOrDefault(product.id(), List.of()),
                        images.getOrDefault(product.id(), List.of()),
                        children,
                        now));
            }
        }
        children.writeTo(products.getEntityManager());
        return outcomes;
    }

    private Outcome create(UUID storeId, ImportedProduct imported, ChildRows children, Instant now) {
        Product product = new Product(storeId, imported.handle(), now);
        product.describe(imported.text());
        product.cost(imported.cheapest());
        products.persist(product);
        MergeProduct.merge(product, List.of(), List.of(), imported, children);
        return Written.CREATED;
    }

    private Outcome update(
            Product product,
            ImportedProduct imported,
            List<ProductVariant> variants,
            List<ProductImage> images,
            ChildRows children,
            Instant now) {
        if (!imported.complete() && !product.currency().equals(imported.currency())) {
            // Variants that only refused rows name are kept, but their prices would be read in the other currency.
            return new Outcome.Refused("Some rows were refused, so the product cannot change its currency from "
                    + product.currency() + " to " + imported.currency());
        }
        if (!MergeProduct.merge(product, variants, images, imported, children)) {
            return Written.UNCHANGED;
        }
        product.touch(now);
        return Written.UPDATED;
    }
}
