package io.mercato.catalog.store;

import io.mercato.catalog.change.Kind;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** What becomes of the products of a store with it. All methods block, in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GoodsOfStore {
    /** So many take some 0.3 s, far below the time of a statement. */
    private static final int AT_A_TIME = 5000;

    /** Index: products_of_store_by_created. */
    private static final String OFF_SALE_SQL = """
            UPDATE products SET status = 'archived', archived_with_store = true, version = version + 1, updated_at = now()
             WHERE id IN (SELECT id FROM products WHERE store_id = :store AND status = 'active' ORDER BY id LIMIT :limit)
            """;

    /** Index: products_archived_with_store. */
    private static final String ON_SALE_SQL = """
            UPDATE products SET status = CASE WHEN deleted_at IS NULL THEN 'active' ELSE status END,
                   archived_with_store = false, version = version + 1, updated_at = now()
             WHERE id IN (SELECT id FROM products WHERE store_id = :store AND archived_with_store ORDER BY id LIMIT :limit)
            """;

    /** Indexes: products_of_store_by_created and products_of_store_not_on_sale. */
    private static final String COUNT_SQL = """
            SELECT (SELECT count(*) FROM products WHERE store_id = :store AND status = 'active')
                 + (SELECT count(*) FROM products WHERE store_id = :store AND status <> 'active' AND deleted_at IS NULL)
            """;

    /** So many have their tags in one event, each some 40 characters long. */
    private static final int MOST_TAGS = 500;

    /**
     * Lists of these kinds may have more in them; events and activities, which are shown without their store while that is not
     * public, are with it now. Indexes: products_of_store_by_created, offers_of_store_by_end, events_of_store and
     * activities_of_store_by_created.
     */
    private static final String APPEARED_SQL = """
            SELECT 'PRODUCT' AS kind, CAST(NULL AS uuid) AS id
             WHERE EXISTS (SELECT FROM products WHERE store_id = :store AND status = 'active')
            UNION ALL
            SELECT 'OFFER', NULL WHERE EXISTS (SELECT FROM offers WHERE store_id = :store)
            UNION ALL
            (SELECT 'EVENT', id FROM events WHERE store_id = :store LIMIT :most)
            UNION ALL
            (SELECT 'ACTIVITY', id FROM activities WHERE store_id = :store LIMIT :most)
            """;

    /** Index: products_archived_with_store. */
    private static final String TAKEN_OFF_SQL =
            "SELECT EXISTS (SELECT FROM products WHERE store_id = :store AND archived_with_store)";

    private final EntityManager database;

    GoodsOfStore(EntityManager database) {
        this.database = database;
    }

    /** Archives what is on sale, and remembers which. */
    void takeOffSale(UUID store) {
        all(OFF_SALE_SQL, store);
    }

    /** Puts on sale again what was archived with the store and has not been decided about since. */
    void bringBack(UUID store) {
        all(ON_SALE_SQL, store);
    }

    /** How many products there are, whatever their status. */
    long count(UUID store) {
        return ((Number) database.createNativeQuery(COUNT_SQL, Long.class)
                        .setParameter("store", store)
                        .getSingleResult())
                .longValue();
    }

    /** Tags of what may have more in it, now that a store is public. */
    @SuppressWarnings("unchecked")
    String[] appearedIn(UUID store) {
        List<Tuple> appeared = database.createNativeQuery(APPEARED_SQL, Tuple.class)
                .setParameter("store", store)
                .setParameter("most", MOST_TAGS)
                .getResultList();
        return appeared.stream().flatMap(GoodsOfStore::tags).distinct().toArray(String[]::new);
    }

    private static Stream<String> tags(Tuple appeared) {
        Kind kind = Kind.valueOf(appeared.get("kind", String.class));
        return Stream.concat(
                Stream.of(kind.listTag(), kind.choiceTag()),
                Stream.ofNullable(appeared.get("id", UUID.class)).map(kind::tag));
    }

    /**
     * Tags of what counts or searches goods, now that a store is not public any more. Lists that show them show their store, and
     * have its tag.
     */
    String[] goneFrom(UUID store) {
        boolean any = (boolean) database.createNativeQuery(TAKEN_OFF_SQL, Boolean.class)
                .setParameter("store", store)
                .getSingleResult();
        return any ? new String[] {Kind.PRODUCT.listTag()} : new String[0];
    }

    private void all(String sql, UUID store) {
        int changed;
        do {
            changed = database.createNativeQuery(sql)
                    .setParameter("store", store)
                    .setParameter("limit", AT_A_TIME)
                    .executeUpdate();
        } while (changed == AT_A_TIME);
    }
}
