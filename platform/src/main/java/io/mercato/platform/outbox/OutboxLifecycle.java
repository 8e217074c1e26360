package io.mercato.platform.outbox;

import io.mercato.platform.event.EventStream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Runs a relay as long as the service runs, if it has an outbox. */
@ApplicationScoped
class OutboxLifecycle {
    private final Instance<DataSource> dataSource;
    private final EventStream stream;
    private final OutboxSettings settings;
    private final MeterRegistry registry;
    private volatile Optional<OutboxRelay> relay = Optional.empty();

    OutboxLifecycle(
            Instance<DataSource> dataSource, EventStream stream, OutboxSettings settings, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.stream = stream;
        this.settings = settings;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled() && dataSource.isResolvable()) {
            OutboxRelay started = new OutboxRelay(dataSource.get(), stream, settings, new OutboxMetrics(registry));
            started.start();
            relay = Optional.of(started);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (relay.isPresent()) {
            relay.get().stop();
        }
    }
}
