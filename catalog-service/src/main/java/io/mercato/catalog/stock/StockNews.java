package io.mercato.catalog.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.event.Event;
import io.mercato.platform.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * Tells others that something has run out, and what customers see otherwise than before, in the transaction that changes
 * it. Blocks.
 */
@ApplicationScoped
class StockNews {
    /** The last one of something that could be bought was taken. */
    static final String DEPLETED = "io.mercato.catalog.stock.depleted.v1";

    /** What is left of something is shown otherwise: fewer, or more, or some again. */
    static final String CHANGED = "io.mercato.catalog.stock.changed.v1";

    /** Index: product_variants_pkey. */
    private static final String PRODUCTS_SQL =
            "SELECT id, product_id FROM product_variants WHERE id = ANY (CAST(:variants AS uuid[]))";

    private final EntityManager database;
    private final Outbox outbox;
    private final Counter depletions;

    StockNews(EntityManager database, Outbox outbox, MeterRegistry metrics) {
        this.database = database;
        this.outbox = outbox;
        this.depletions = Counter.builder("mercato.stock.depletions")
                .description("How often the last one of something that could be bought was taken")
                .register(metrics);
    }

    /** One event for each product with those of its sizes that have run out, and one with those that changed otherwise. */
    void publish(List<StockChange> seen) {
        Map<UUID, UUID> products = products(seen);
        List<Event> events = new ArrayList<>(events(DEPLETED, seen, StockChange::depletes, products));
        events.addAll(events(CHANGED, seen, Predicate.not(StockChange::depletes), products));
        outbox.publish(events);
        depletions.increment(seen.stream().filter(StockChange::depletes).count());
    }

    private static List<Event> events(
            String type, List<StockChange> seen, Predicate<StockChange> chosen, Map<UUID, UUID> products) {
        return seen.stream()
                .filter(chosen)
                .map(StockChange::key)
                .filter(key -> products.containsKey(key.variantId()))
                .collect(groupingBy(key -> products.get(key.variantId()), mapping(StockNews::ids, toList())))
                .entrySet()
                .stream()
                .map(product -> event(type, product.getKey(), product.getValue()))
                .toList();
    }

    private static Event event(String type, UUID product, List<Map<String, UUID>> ids) {
        String tag = Kind.PRODUCT.tag(product);
        return new Event(type, tag, Set.of(tag), Map.of("ids", ids));
    }

    private static Map<String, UUID> ids(StockKey key) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId());
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, UUID> products(List<StockChange> seen) {
        List<Tuple> rows = database.createNativeQuery(PRODUCTS_SQL, Tuple.class)
                .setParameter(
                        "variants",
                        seen.stream()
                                .map(change -> change.key().variantId())
                                .distinct()
                                .toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(toMap(row -> row.get("id", UUID.class), row -> row.get("product_id", UUID.class)));
    }
}
