package io.mercato.catalog.bundle;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.catalog.stock.StockSettings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Reads one bundle with all that belongs to it: three statements, however many items and images it has. */
@ApplicationScoped
public class ReadBundle {
    /** Index: bundles_pkey. */
    private static final String BUNDLE_SQL = """
            SELECT b.id, b.handle, b.title, b.description, b.vendor, b.tags, b.price, b.currency, b.featured,
                   b.created_at, b.updated_at, parts.parts_price, parts.bundles_left,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name
              FROM bundles b
             CROSS JOIN %s
              JOIN stores s ON s.id = b.store_id
             WHERE b.id = :id AND b.status = 'active' AND parts.whole
            """.formatted(BundleParts.SUMMARY);

    /** Indexes: those of {@link BundleParts#ITEMS}, and product_images_product_id_position_key. */
    private static final String ITEMS_SQL = """
            SELECT i.variant_id, i.size_id, i.quantity, z.sku, z.price, p.currency, p.option_names, v.option_values,
                   z.quantity - z.reserved >= i.quantity AS enough, size.name AS size,
                   p.id AS product_id, p.handle AS product_handle, p.title AS product_name,
                   m.url AS image_url, coalesce(nullif(m.alt, ''), p.title) AS image_alt
              FROM bundles b CROSS JOIN %s
              LEFT JOIN sizes size ON size.id = i.size_id
              LEFT JOIN product_images m ON m.product_id = p.id AND m.position = 1
             WHERE b.id = :id AND i.bundle_id = b.id AND p.id IS NOT NULL
             ORDER BY i.position
            """.formatted(BundleParts.ITEMS);

    /** Index: bundle_images_pkey. */
    private static final String IMAGES_SQL =
            "SELECT url AS image_url, alt AS image_alt FROM bundle_images WHERE bundle_id = :id ORDER BY position";

    private final EntityManager database;
    private final StockSettings settings;

    ReadBundle(EntityManager database, StockSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The bundle, if it and all its items are on sale. Blocks. */
    public Optional<BundleDetail> byId(UUID id) {
        return rows(BUNDLE_SQL, id).stream()
                .findFirst()
                .map(bundle -> BundleDetail.of(
                        bundle,
                        rows(ITEMS_SQL, id).stream().map(BundleDetail::item).toList(),
                        rows(IMAGES_SQL, id).stream().<Image>map(Columns::image).toList(),
                        settings.low()));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, UUID id) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getResultList();
    }
}
