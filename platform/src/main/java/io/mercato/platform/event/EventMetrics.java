package io.mercato.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a consumer group as one member sees it; docs/events.md tells what each is good for. All that is counted is
 * there from the start, as 0: what appears as 1 has not increased as far as Prometheus can tell, and nobody would be alerted.
 */
final class EventMetrics {
    private final MeterRegistry registry;
    private volatile EventGroup.Standing standing = new EventGroup.Standing(0, Duration.ZERO);

    /** @param consumers the names of all of the group */
    EventMetrics(MeterRegistry registry, List<String> consumers) {
        this.registry = registry;
        droppedEntries();
        unreadableEntries();
        consumers.forEach(consumer -> {
            retries(consumer);
            for (Outcome outcome : Outcome.values()) {
                consumed(consumer, outcome);
            }
        });
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
        consumed(consumer, outcome).increment();
    }

    void retried(String consumer) {
        retries(consumer).increment();
    }

    void unreadable() {
        unreadableEntries().increment();
    }

    void dropped() {
        droppedEntries().increment();
    }

    private Counter consumed(String consumer, Outcome outcome) {
        return Counter.builder("mercato.events.consumed")
                .description("Events that are finished, by their end")
                .tags("consumer", consumer, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter retries(String consumer) {
        return Counter.builder("mercato.events.retries")
                .description("Calls of a handler after it had failed")
                .tag("consumer", consumer)
                .register(registry);
    }

    private Counter unreadableEntries() {
        return Counter.builder("mercato.events.unreadable")
                .description("Entries that could not be given to a handler and became dead letters")
                .register(registry);
    }

    private Counter droppedEntries() {
        return Counter.builder("mercato.events.dropped")
                .description("Entries that the stream had dropped before they were handled: it is too short")
                .register(registry);
    }
}
