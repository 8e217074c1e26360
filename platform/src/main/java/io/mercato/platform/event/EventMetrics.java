package io.mercato.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The figures of a consumer group as one member sees it; docs/events.md tells what each is good for. */
final class EventMetrics {
    private final MeterRegistry registry;
    private volatile EventGroup.Standing standing = new EventGroup.Standing(0, Duration.ZERO);

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("mercato.events.pending", () -> standing.pending())
                .description("Events that the group has got and not finished")
                .register(registry);
        Gauge.builder("mercato.events.lag", () -> standing.lag().toMillis() / 1000.0)
                .description("Age of the oldest event that the group has not got yet")
                .baseUnit("seconds")
                .register(registry);
    }

    enum Outcome {
        HANDLED,
        DUPLICATE,
        DEAD
    }

    void standing(EventGroup.Standing measured) {
        standing = measured;
    }

    /** From the publication, which is a little before the commit, to the consumer; by the clocks of both machines. */
    void arrived(String consumer, CloudEvent event) {
        Timer.builder("mercato.events.latency")
                .description("From the publication of an event to the begin of its handling")
                .tag("consumer", consumer)
                .publishPercentileHistogram()
                .serviceLevelObjectives(Duration.ofMillis(250))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry)
                .record(Duration.between(event.time(), Instant.now()));
    }

    void ended(String consumer, Outcome outcome) {
        Counter.builder("mercato.events.consumed")
                .description("Events that are finished, by their end")
                .tags("consumer", consumer, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void retried(String consumer) {
        Counter.builder("mercato.events.retries")
                .description("Calls of a handler after it had failed")
                .tag("consumer", consumer)
                .register(registry)
                .increment();
    }

    void unreadable() {
        Counter.builder("mercato.events.unreadable")
                .description("Entries that could not be given to a handler and became dead letters")
                .register(registry)
                .increment();
    }

    void dropped() {
        Counter.builder("mercato.events.dropped")
                .description("Entries that the stream had dropped before they were handled: it is too short")
                .register(registry)
                .increment();
    }
}
