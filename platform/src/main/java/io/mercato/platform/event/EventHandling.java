package io.mercato.platform.event;

import io.mercato.platform.event.EventMetrics.Outcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.smallrye.faulttolerance.api.Guard;

import java.time.temporal.ChronoUnit;

/**
 * Handles events with one consumer: each event once as far as Redis remembers, again after a failure, and never without an
 * end. Blocks.
 */
final class EventHandling {
    private final EventConsumer consumer;
    private final String name;
    private final TypePatterns types;
    private final HandledEvents handled;
    private final DeadLetters deadLetters;
    private final EventMetrics metrics;
    private final Guard guard;
    private volatile boolean stopping;

    EventHandling(
            EventConsumer consumer,
            HandledEvents handled,
            DeadLetters deadLetters,
            EventMetrics metrics,
            EventSettings.Consumer settings) {
        this.consumer = consumer;
        this.name = consumer.name();
        this.types = new TypePatterns(consumer.types());
        this.handled = handled;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.guard = Guard.create()
                .withDescription("event-consumer-" + name)
                .withTimeout()
                .duration(settings.handlerTimeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withRetry()
                .maxRetries(settings.maxRetries())
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(settings.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .whenException(failure -> !stopping)
                .onRetry(() -> metrics.retried(name))
                .withExponentialBackoff()
                .maxDelay(settings.retryDelayMax().toMillis(), ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    /**
     * Returns when the event is finished with: not wanted, handled, handled before, or a dead letter.
     *
     * @throws InterruptedException when this process stops, and the event is left to another member
     */
    void handle(CloudEvent event, Entry entry) throws InterruptedException {
        if (!types.test(event.type())) {
            return;
        }
        if (!handled.begin(name, event, entry)) {
            metrics.ended(name, Outcome.DUPLICATE);
            return;
        }
        metrics.arrived(name, event);
        try {
            guard.call(() -> traced(event), Void.class);
        } catch (Exception e) {
            if (stopping) {
                throw new InterruptedException("The service stops");
            }
            deadLetters.add(entry, name, e.toString());
            handled.forget(name, event);
            metrics.ended(name, Outcome.DEAD);
            return;
        }
        handled.done(name, event);
        metrics.ended(name, Outcome.HANDLED);
    }

    /** From now on a failure is that of this process, not of the event. */
    void stop() {
        stopping = true;
    }

    private Void traced(CloudEvent event) throws Exception {
        Span span = TraceParent.startSpan(event, name);
        try (Scope _ = span.makeCurrent()) {
            inRequestContext(event);
        } catch (Exception e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
        return null;
    }

    private void inRequestContext(CloudEvent event) throws Exception {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            consumer.handle(event);
        } finally {
            context.terminate();
        }
    }
}
