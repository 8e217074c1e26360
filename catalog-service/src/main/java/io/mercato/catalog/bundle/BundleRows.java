package io.mercato.catalog.bundle;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/** Writes bundles, their items and images: a statement for each table. Blocks; call it in a transaction. */
@ApplicationScoped
class BundleRows {
    private static final String INSERT_SQL = """
            INSERT INTO bundles (store_id, handle, title, description, vendor, tags, price, currency, created_by, updated_by)
            VALUES (:store, :handle, :title, :description, CAST(:vendor AS text), CAST(:tags AS text[]), :price, :currency,
                    :actor, :actor)
            RETURNING id
            """;

    /** Index: bundles_pkey. */
    private static final String UPDATE_SQL = """
            UPDATE bundles
               SET store_id = :store, handle = :handle, title = :title, description = :description,
                   vendor = CAST(:vendor AS text), tags = CAST(:tags AS text[]), price = :price, currency = :currency,
                   version = version + 1, updated_at = clock_timestamp(), updated_by = :actor
             WHERE id = :id
            """;

    private static final String INSERT_ITEMS_SQL = """
            INSERT INTO bundle_items (bundle_id, position, variant_id, size_id, quantity)
            SELECT :id, item.number, item.variant_id, item.size_id, item.quantity
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[]), CAST(:quantities AS int[]))
                   WITH ORDINALITY AS item (variant_id, size_id, quantity, number)
            """;

    private static final String INSERT_IMAGES_SQL = """
            INSERT INTO bundle_images (bundle_id, position, url, alt)
            SELECT :id, image.number, image.url, image.alt
              FROM unnest(CAST(:urls AS text[]), CAST(:alts AS text[])) WITH ORDINALITY AS image (url, alt, number)
            """;

    private final EntityManager database;

    BundleRows(EntityManager database) {
        this.database = database;
    }

    /** The id of the new row. */
    UUID insert(BundleRequest bundle, String actor) {
        UUID id = (UUID) bind(database.createNativeQuery(INSERT_SQL, UUID.class), bundle, actor)
                .getSingleResult();
        insertParts(id, bundle);
        return id;
    }

    /** Makes a locked bundle another, as its next version. */
    void update(UUID id, BundleRequest bundle, String actor) {
        bind(database.createNativeQuery(UPDATE_SQL), bundle, actor)
                .setParameter("id", id)
                .executeUpdate();
        for (String table : List.of("bundle_items", "bundle_images")) {
            database.createNativeQuery("DELETE FROM " + table + " WHERE bundle_id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        insertParts(id, bundle);
    }

    private void insertParts(UUID id, BundleRequest bundle) {
        List<BundleRequest.Item> items = bundle.items();
        database.createNativeQuery(INSERT_ITEMS_SQL)
                .setParameter("id", id)
                .setParameter("variants", array(items, BundleRequest.Item::variantId, UUID[]::new))
                .setParameter("sizes", array(items, BundleRequest.Item::sizeId, UUID[]::new))
                .setParameter("quantities", array(items, BundleRequest.Item::quantity, Integer[]::new))
                .executeUpdate();
        database.createNativeQuery(INSERT_IMAGES_SQL)
                .setParameter("id", id)
                .setParameter("urls", array(bundle.images(), BundleRequest.Image::url, String[]::new))
                .setParameter("alts", array(bundle.images(), BundleRequest.Image::alt, String[]::new))
                .executeUpdate();
    }

    private static Query bind(Query query, BundleRequest bundle, String actor) {
        return query.setParameter("store", bundle.storeId())
                .setParameter("handle", bundle.handle())
                .setParameter("title", bundle.title())
                .setParameter("description", bundle.description())
                .setParameter("vendor", bundle.vendor())
                .setParameter("tags", bundle.tags().stream().distinct().toArray(String[]::new))
                .setParameter("price", bundle.price().amount())
                .setParameter("currency", bundle.price().currency())
                .setParameter("actor", actor);
    }

    private static <T, V> V[] array(List<T> rows, Function<T, V> value, java.util.function.IntFunction<V[]> newArray) {
        return rows.stream().map(value).toArray(newArray);
    }
}
