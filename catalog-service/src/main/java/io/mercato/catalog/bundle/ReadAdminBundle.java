package io.mercato.catalog.bundle;

import io.mercato.catalog.list.Columns;
import io.mercato.catalog.list.Image;
import io.mercato.platform.database.Retried;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/** Reads one bundle as its administrators see it: three statements, whatever its size. Blocks. */
@ApplicationScoped
@Retried(idempotent = true)
class ReadAdminBundle {
    /** Index: bundles_pkey. */
    private static final String BUNDLE_SQL = """
            SELECT id, status, featured, store_id, handle, title, description, vendor, tags, price, currency, version,
                   created_at, created_by, updated_at, updated_by, deleted_at
              FROM bundles
             WHERE id = :id AND (deleted_at IS NOT NULL) = :deleted
            """;

    /** Indexes: bundle_items_pkey, variant_sizes_pkey, product_variants_pkey, products_pkey, sizes_pkey. */
    private static final String ITEMS_SQL = """
            SELECT i.variant_id, i.size_id, i.quantity, z.price, p.currency, size.name AS size,
                   p.id AS product_id, p.handle AS product_handle, p.title AS product_name,
                   p.id IS NOT NULL AND p.status = 'active' AND p.currency = b.currency AS on_sale
              FROM bundles b
              JOIN bundle_items i ON i.bundle_id = b.id
              LEFT JOIN variant_sizes z ON z.variant_id = i.variant_id AND z.size_id = i.size_id
              LEFT JOIN sizes size ON size.id = z.size_id
              LEFT JOIN product_variants v ON v.id = z.variant_id
              LEFT JOIN products p ON p.id = v.product_id AND p.deleted_at IS NULL
             WHERE b.id = :id
             ORDER BY i.position
            """;

    /** Index: bundle_images_pkey. */
    private static final String IMAGES_SQL =
            "SELECT url AS image_url, alt AS image_alt FROM bundle_images WHERE bundle_id = :id ORDER BY position";

    private final EntityManager database;

    ReadAdminBundle(EntityManager database) {
        this.database = database;
    }

    /** The bundle, if there is one that is deleted or not, as asked. */
    Optional<AdminBundle> byId(UUID id, boolean deleted) {
        return rows(database.createNativeQuery(BUNDLE_SQL, Tuple.class).setParameter("deleted", deleted), id).stream()
                .findFirst()
                .map(bundle -> AdminBundle.of(
                        bundle,
                        rows(database.createNativeQuery(ITEMS_SQL, Tuple.class), id).stream()
                                .map(AdminBundle.Item::of)
                                .toList(),
                        rows(database.createNativeQuery(IMAGES_SQL, Tuple.class), id).stream()
                                .<Image>map(Columns::image)
                                .toList()));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(Query query, UUID id) {
        return query.setParameter("id", id).getResultList();
    }
}
