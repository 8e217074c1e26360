package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * The handles that a running import has met. They are kept in the database, so that a file of a million products takes no
 * more memory than one of ten, and in the chunk's transaction, so that a chunk which failed can be tried again.
 */
@ApplicationScoped
class ImportedHandles {
    private static final String FORGET = "DELETE FROM product_import_handles WHERE store_id = :store";

    private static final String REMEMBER = """
            INSERT INTO product_import_handles (store_id, handle, line)
            SELECT :store, handle, line FROM unnest(CAST(:handles AS text[]), CAST(:lines AS bigint[])) AS met (handle, line)
                ON CONFLICT DO NOTHING
            """;

    /** Index: product_import_handles_pkey. */
    private static final String MET_ELSEWHERE = """
            SELECT known.handle, known.line
              FROM unnest(CAST(:handles AS text[]), CAST(:lines AS bigint[])) AS met (handle, line)
              JOIN product_import_handles known ON known.store_id = :store AND known.handle = met.handle
             WHERE known.line <> met.line
            """;

    private final EntityManager database;

    ImportedHandles(EntityManager database) {
        this.database = database;
    }

    /** Begins anew for a store. */
    void forget(UUID storeId) {
        database.createNativeQuery(FORGET).setParameter("store", storeId).executeUpdate();
    }

    /** Remembers a chunk's products; answers for those that were met before in this file on which line that was. */
    @SuppressWarnings("unchecked")
    Map<String, Long> remember(UUID storeId, List<ImportedProduct> products) {
        String[] handles = products.stream().map(ImportedProduct::handle).toArray(String[]::new);
        Long[] lines =
                products.stream().map(product -> product.lines().getFirst()).toArray(Long[]::new);
        int added = database.createNativeQuery(REMEMBER)
                .setParameter("store", storeId)
                .setParameter("handles", handles)
                .setParameter("lines", lines)
                .executeUpdate();
        if (added == handles.length) {
            return Map.of();
        }
        List<Tuple> met = database.createNativeQuery(MET_ELSEWHERE, Tuple.class)
                .setParameter("store", storeId)
                .setParameter("handles", handles)
                .setParameter("lines", lines)
                .getResultList();
        return met.stream().collect(toMap(row -> row.get("handle", String.class), row -> row.get("line", Long.class)));
    }
}
