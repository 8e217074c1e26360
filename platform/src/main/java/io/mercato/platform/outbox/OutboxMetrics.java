package io.mercato.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/** The figures of a relay; docs/events.md tells what each is good for. */
final class OutboxMetrics {
    private final AtomicLong backlog = new AtomicLong();
    private final Counter sent;
    private final Counter failures;

    OutboxMetrics(MeterRegistry registry) {
        Gauge.builder("mercato.outbox.backlog", backlog, AtomicLong::get)
                .description("Events that have been published and not sent yet")
                .register(registry);
        sent = Counter.builder("mercato.outbox.sent")
                .description("Events that this replica has sent")
                .register(registry);
        failures = Counter.builder("mercato.outbox.failures")
                .description("Times that this replica's relay could not go on, because Redis or PostgreSQL was away")
                .register(registry);
    }

    void backlog(long count) {
        backlog.set(count);
    }

    void sent(int count) {
        sent.increment(count);
    }

    void failed() {
        failures.increment();
    }
}
