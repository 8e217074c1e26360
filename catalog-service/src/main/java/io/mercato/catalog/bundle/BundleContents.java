package io.mercato.catalog.bundle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.stock.StockKey;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What bundles consist of, for who sells them. */
@ApplicationScoped
public class BundleContents {
    /** Indexes: bundles_pkey, and those of {@link BundleParts#ITEMS}. */
    private static final String CONTENTS_SQL = """
            SELECT b.id, i.variant_id, i.size_id, i.quantity, p.id IS NOT NULL AS on_sale
              FROM bundles b CROSS JOIN %s
             WHERE b.id = ANY (CAST(:ids AS uuid[])) AND b.status = 'active' AND i.bundle_id = b.id
            """.formatted(BundleParts.ITEMS);

    private final EntityManager database;

    BundleContents(EntityManager database) {
        this.database = database;
    }

    /** Those of these bundles that are on sale, each with how many of each row of stock one of it takes. Blocks. */
    @SuppressWarnings("unchecked")
    public Map<UUID, Map<StockKey, Integer>> onSale(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = database.createNativeQuery(CONTENTS_SQL, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Map<StockKey, Integer>> contents = new HashMap<>();
        rows.stream().collect(groupingBy(row -> row.get("id", UUID.class))).forEach((bundle, items) -> {
            if (items.stream().allMatch(item -> item.get("on_sale", Boolean.class))) {
                contents.put(bundle, items.stream().collect(toMap(BundleContents::key, BundleContents::quantity)));
            }
        });
        return contents;
    }

    private static StockKey key(Tuple row) {
        return new StockKey(row.get("variant_id", UUID.class), row.get("size_id", UUID.class));
    }

    private static int quantity(Tuple row) {
        return row.get("quantity", Integer.class);
    }
}
