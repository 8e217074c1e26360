package io.mercato.catalog.productadmin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.database.Retried;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/** Reads one product as its administrators see it: three statements, whatever its size. Blocks. */
@ApplicationScoped
@Retried(idempotent = true)
class ReadAdminProduct {
    /** Index: products_pkey. */
    private static final String PRODUCT_SQL = """
            SELECT id, status, featured, store_id, category_id, handle, language, title, description, vendor, product_type, tags,
                   currency, option_names, seo_title, seo_description, price, compare_at_price, rating_average, rating_count,
                   views, version, created_at, created_by, updated_at, updated_by, deleted_at
              FROM products
             WHERE id = :id AND (deleted_at IS NOT NULL) = :deleted
            """;

    /** Indexes: product_variants_product_id_position_key, variant_sizes_pkey. */
    private static final String VARIANTS_SQL = """
            SELECT v.id AS variant_id, v.option_values, p.option_names, p.currency,
                   s.size_id, size.name, s.sku, s.price, s.compare_at_price, s.quantity, s.reserved
              FROM product_variants v
              JOIN products p ON p.id = v.product_id
              LEFT JOIN variant_sizes s ON s.variant_id = v.id
              LEFT JOIN sizes size ON size.id = s.size_id
             WHERE v.product_id = :id
             ORDER BY v.position, s.position, s.size_id
            """;

    /** Index: product_images_product_id_position_key. */
    private static final String IMAGES_SQL =
            "SELECT id, url, alt FROM product_images WHERE product_id = :id ORDER BY position";

    private final EntityManager database;

    ReadAdminProduct(EntityManager database) {
        this.database = database;
    }

    /** The product, if there is one that is deleted or not, as asked. */
    Optional<AdminProduct> byId(UUID id, boolean deleted) {
        return rows(database.createNativeQuery(PRODUCT_SQL, Tuple.class).setParameter("deleted", deleted), id).stream()
                .findFirst()
                .map(product -> AdminProduct.of(product, variants(id), images(id)));
    }

    private List<AdminProduct.Variant> variants(UUID id) {
        return rows(database.createNativeQuery(VARIANTS_SQL, Tuple.class), id).stream()
                .collect(groupingBy(row -> row.get("variant_id", UUID.class), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(variant -> new AdminProduct.Variant(
                        variant.getKey(),
                        options(variant.getValue().getFirst()),
                        variant.getValue().stream()
                                .filter(row -> row.get("size_id") != null)
                                .map(ReadAdminProduct::size)
                                .toList()))
                .toList();
    }

    private static AdminProduct.Size size(Tuple row) {
        StockLevel level = new StockLevel(row.get("quantity", Integer.class), row.get("reserved", Integer.class));
        return new AdminProduct.Size(
                row.get("size_id", UUID.class),
                row.get("name", String.class),
                row.get("sku", String.class),
                Columns.money(row, "price"),
                Columns.money(row, "compare_at_price"),
                level.quantity(),
                level.reserved(),
                level.left());
    }

    private static Map<String, String> options(Tuple row) {
        String[] names = row.get("option_names", String[].class);
        String[] values = row.get("option_values", String[].class);
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            options.put(names[i], values[i]);
        }
        return options;
    }

    private List<AdminProduct.Image> images(UUID id) {
        return rows(database.createNativeQuery(IMAGES_SQL, Tuple.class), id).stream()
                .map(row -> new AdminProduct.Image(
                        row.get("id", UUID.class), row.get("url", String.class), row.get("alt", String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(Query query, UUID id) {
        return query.setParameter("id", id).getResultList();
    }
}
