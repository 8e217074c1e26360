package io.mercato.catalog.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Products with their variants and images, for writing many at a time. */
@ApplicationScoped
public class ProductRepository implements PanacheRepositoryBase<Product, UUID> {
    /** Those of a store's products that have one of these handles and are not deleted, by handle. One statement. */
    public Map<String, Product> byHandle(UUID storeId, Collection<String> handles) {
        return list("storeId = ?1 and handle in ?2 and deletedAt is null", storeId, handles).stream()
                .collect(toMap(Product::handle, Function.identity()));
    }

    /** The variants of these products in order, by product id. One statement. */
    public Map<UUID, List<ProductVariant>> variantsOf(Collection<Product> products) {
        return ofProducts(ProductVariant.class, products).stream().collect(groupingBy(ProductVariant::productId));
    }

    /** The sizes of these variants in order, by variant id. One statement. */
    public Map<UUID, List<VariantSize>> sizesOf(Collection<ProductVariant> variants) {
        if (variants.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "from VariantSize where key.variantId in ?1 order by key.variantId, position",
                        VariantSize.class)
                .setParameter(1, variants.stream().map(ProductVariant::id).toList())
                .getResultStream()
                .collect(groupingBy(VariantSize::variantId));
    }

    /** The images of these products in order, by product id. One statement. */
    public Map<UUID, List<ProductImage>> imagesOf(Collection<Product> products) {
        return ofProducts(ProductImage.class, products).stream().collect(groupingBy(ProductImage::productId));
    }

    private <T> List<T> ofProducts(Class<T> type, Collection<Product> products) {
        if (products.isEmpty()) {
            return List.of();
        }
        EntityManager entities = getEntityManager();
        return entities.createQuery(
                        "from " + type.getSimpleName() + " where productId in ?1 order by productId, position", type)
                .setParameter(1, products.stream().map(Product::id).toList())
                .getResultList();
    }
}
