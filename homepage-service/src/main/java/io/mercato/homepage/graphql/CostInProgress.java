package io.mercato.homepage.graphql;

import graphql.GraphQLContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What the operations cost together that a replica is at. Each keeps what it has read in memory until it is answered, so that
 * enough of the most expensive ones, each of which is within its bounds, would end the process. Thread-safe.
 */
@ApplicationScoped
class CostInProgress {
    private static final String COST = "mercato.cost";

    private final AtomicLong sum = new AtomicLong();
    private final long most;

    CostInProgress(GraphQlSettings settings, MeterRegistry metrics) {
        this.most = settings.maxCostInProgress();
        Gauge.builder("mercato.graphql.cost.in.progress", sum, AtomicLong::get)
                .description("What the operations of GraphQL cost together that are being answered")
                .register(metrics);
    }

    /**
     * An operation begins. One alone may always.
     *
     * @param operation its context, by which it {@linkplain #end ends}
     * @throws Refusal when it is too much beside the others
     */
    void begin(GraphQLContext operation, long cost) {
        long before = sum.getAndAccumulate(cost, (now, more) -> now == 0 || now + more <= most ? now + more : now);
        if (before != 0 && before + cost > most) {
            throw new Refusal("OVERLOADED", "Too much is being asked for at the moment; please try again.");
        }
        operation.put(COST, cost);
    }

    /** An operation has ended, or never began. */
    void end(GraphQLContext operation) {
        Long cost = operation.get(COST);
        if (cost != null) {
            operation.delete(COST);
            sum.addAndGet(-cost);
        }
    }
}
