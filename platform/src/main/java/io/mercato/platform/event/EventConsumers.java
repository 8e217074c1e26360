package io.mercato.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Lets the service's {@link EventConsumer}s hear of events as long as the service runs, if it has any. */
@ApplicationScoped
class EventConsumers {
    private final Instance<EventConsumer> consumers;
    private final ReactiveRedisDataSource redis;
    private final EventSettings settings;
    private final MeterRegistry registry;
    private volatile Optional<GroupMember> member = Optional.empty();

    EventConsumers(
            Instance<EventConsumer> consumers,
            ReactiveRedisDataSource redis,
            EventSettings settings,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.redis = redis;
        this.settings = settings;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        List<EventConsumer> found = consumers.stream().toList();
        if (settings.consumer().enabled() && !found.isEmpty()) {
            GroupMember started = member(settings.service(), found, registry);
            started.start();
            member = Optional.of(started);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (member.isPresent()) {
            member.get().stop();
        }
    }

    /** A further member of a group; each has a name that no other ever had. */
    GroupMember member(String service, List<EventConsumer> handlers, MeterRegistry meters) {
        long names = handlers.stream().map(EventConsumer::name).distinct().count();
        if (names < handlers.size()) {
            throw new IllegalStateException("Two event consumers have the same name");
        }
        EventMetrics metrics = new EventMetrics(
                meters, handlers.stream().map(EventConsumer::name).toList());
        BoundedRedis calls = new BoundedRedis(settings);
        EventGroup group = new EventGroup(
                redis, calls, settings, service, UUID.randomUUID().toString());
        HandledEvents handled = new HandledEvents(redis, calls, settings, service);
        DeadLetters deadLetters = new DeadLetters(redis, calls, settings, service);
        List<EventHandling> handlings = handlers.stream()
                .map(handler -> new EventHandling(handler, handled, deadLetters, metrics, settings.consumer()))
                .toList();
        EntryWorkers workers = new EntryWorkers(
                group, handlings, deadLetters, metrics, settings.consumer().concurrency());
        return new GroupMember(group, workers, metrics, settings);
    }
}
