package io.mercato.catalog.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.mercato.platform.event.Event;
import io.mercato.platform.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Tells others that something has run out, in the transaction that takes the last one. Blocks. */
@ApplicationScoped
class StockDepletion {
    static final String TYPE = "io.mercato.catalog.stock.depleted.v1";

    /** Index: product_variants_pkey. */
    private static final String PRODUCTS_SQL =
            "SELECT id, product_id FROM product_variants WHERE id = ANY (CAST(:variants AS uuid[]))";

    private final EntityManager database;
    private final Outbox outbox;
    private final Counter depletions;

    StockDepletion(EntityManager database, Outbox outbox, MeterRegistry metrics) {
        this.database = database;
        this.outbox = outbox;
        this.depletions = Counter.builder("mercato.stock.depletions")
                .description("How often the last one of something that could be bought was taken")
                .register(metrics);
    }

    /** One event for each product, with those of its sizes that have run out. */
    void publish(List<StockKey> depleted) {
        Map<UUID, UUID> products = products(depleted);
        outbox.publish(depleted.stream()
                .filter(key -> products.containsKey(key.variantId()))
                .collect(groupingBy(key -> products.get(key.variantId()), mapping(StockDepletion::ids, toList())))
                .entrySet()
                .stream()
                .map(product -> event(product.getKey(), product.getValue()))
                .toList());
        depletions.increment(depleted.size());
    }

    private static Event event(UUID product, List<Map<String, UUID>> ids) {
        String tag = "product:" + product;
        return new Event(TYPE, tag, Set.of(tag), Map.of("ids", ids));
    }

    private static Map<String, UUID> ids(StockKey key) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId());
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, UUID> products(List<StockKey> keys) {
        List<Tuple> rows = database.createNativeQuery(PRODUCTS_SQL, Tuple.class)
                .setParameter(
                        "variants",
                        keys.stream().map(StockKey::variantId).distinct().toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(toMap(row -> row.get("id", UUID.class), row -> row.get("product_id", UUID.class)));
    }
}
