package io.mercato.catalog.views;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** The views that this replica has not handed to Redis yet. Safe for all threads, and never waits. */
@ApplicationScoped
class ViewCounts {
    private final ConcurrentHashMap<UUID, Long> counts = new ConcurrentHashMap<>();
    private final int maxProducts;
    private final Counter dropped;

    ViewCounts(ViewSettings settings, MeterRegistry metrics) {
        this.maxProducts = settings.maxProducts();
        this.dropped = Counter.builder("mercato.product.views.dropped")
                .description("Views that were not counted, since too many products were viewed while Redis was away")
                .register(metrics);
    }

    /** One more view of this product. */
    void count(UUID product) {
        if (counts.mappingCount() < maxProducts || counts.containsKey(product)) {
            counts.merge(product, 1L, Long::sum);
        } else {
            dropped.increment();
        }
    }

    /** Takes out the counts of at most so many products. What is counted meanwhile is in this or in the next. */
    Map<UUID, Long> take(int products) {
        Map<UUID, Long> taken = new HashMap<>();
        Iterator<UUID> ids = counts.keySet().iterator();
        while (taken.size() < products && ids.hasNext()) {
            UUID id = ids.next();
            Long count = counts.remove(id);
            if (count != null) {
                taken.put(id, count);
            }
        }
        return taken;
    }
}
