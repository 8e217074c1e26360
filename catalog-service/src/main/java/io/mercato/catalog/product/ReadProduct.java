package io.mercato.catalog.product;

import io.mercato.catalog.database.ReadDatabase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads one product with all that belongs to it: three statements, however many variants and images it has. */
@ApplicationScoped
public class ReadProduct {
    /** Index: products_pkey. */
    static final String PRODUCT_SQL = """
            SELECT p.id, p.handle, p.title, p.description, p.vendor, p.product_type, p.tags, p.option_names,
                   p.seo_title, p.seo_description, p.price, p.compare_at_price, p.currency,
                   p.rating_average, p.rating_count, p.created_at, p.updated_at,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   c.id AS category_id, c.handle AS category_handle, c.name AS category_name
              FROM products p
              JOIN stores s ON s.id = p.store_id
              LEFT JOIN categories c ON c.id = p.category_id
             WHERE p.id = :id AND p.status = 'active'
            """;

    private final ReadDatabase database;
    private final ReadVariants variants;
    private final ReadImages images;

    ReadProduct(ReadDatabase database, ReadVariants variants, ReadImages images) {
        this.database = database;
        this.variants = variants;
        this.images = images;
    }

    /** The product, if it is on sale. Blocks. */
    public Optional<ProductDetail> byId(UUID id) {
        return rows(PRODUCT_SQL, id).stream()
                .findFirst()
                .map(product -> ProductDetail.of(product, variants.ofProduct(id), images.ofProduct(id)));
    }

    private List<Tuple> rows(String sql, UUID id) {
        return database.rows(sql, Map.of("id", id));
    }
}
