package io.mercato.homepage.rollout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How many different callers were told each variant since the share was last changed, by all replicas together: callers are what
 * was dealt, so a test is judged by them, and one who looks at five pages is one. Kept in Redis as <a
 * href="https://redis.io/docs/latest/develop/data-types/probabilistic/hyperloglogs/">HyperLogLogs</a>: 12 KiB each, right to 0.8 %
 * (standard error), and nobody can be found out from them. Callers are gathered and told to Redis every {@code poll-interval};
 * while Redis is away they wait, so many at most. Thread-safe; never blocks.
 */
@ApplicationScoped
class ExposedCallers {
    private static final Logger LOG = Logger.getLogger(ExposedCallers.class);

    private final ReactiveRedisDataSource redis;
    private final CurrentRollout rollout;
    private final RolloutSettings settings;
    private final Vertx vertx;

    /** By key in Redis; each is changed within {@code compute}, so that none is lost to a removal. */
    private final Map<String, Set<String>> waiting = new ConcurrentHashMap<>();

    private final Map<String, Long> counted = new ConcurrentHashMap<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long timer;

    ExposedCallers(
            ReactiveRedisDataSource redis,
            CurrentRollout rollout,
            RolloutSettings settings,
            Vertx vertx,
            MeterRegistry metrics) {
        this.redis = redis;
        this.rollout = rollout;
        this.settings = settings;
        this.vertx = vertx;
        for (Variant variant : Variant.values()) {
            Gauge.builder("mercato.rollout.callers", this, callers -> callers.counted.getOrDefault(key(variant), 0L))
                    .description("Different callers that were told this variant since the share was last changed")
                    .tag("experiment", RolloutResource.EXPERIMENT)
                    .tag("variant", variant.text())
                    .register(metrics);
        }
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.pollInterval().toMillis(), ignored -> tell());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Notes that somebody was told a variant. */
    void add(Subject subject, Variant variant) {
        waiting.compute(key(variant), (_, callers) -> {
            Set<String> those = callers == null ? ConcurrentHashMap.newKeySet() : callers;
            if (those.size() < settings.callers().maxWaiting()) {
                those.add(subject.text());
            }
            return those;
        });
    }

    private void tell() {
        if (!telling.compareAndSet(false, true)) {
            return;
        }
        Multi.createFrom()
                .iterable(List.copyOf(waiting.keySet()))
                .onItem()
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last()
                .chain(this::count)
                .ifNoItem()
                .after(settings.redisTimeout())
                .fail()
                .onTermination()
                .invoke(() -> telling.set(false))
                .subscribe()
                .with(
                        ignored -> {},
                        failure -> LOG.debugf("Who has been told a variant could not be counted: %s", failure));
    }

    private Uni<Void> tell(String key) {
        List<String> callers = List.copyOf(waiting.getOrDefault(key, Set.of()));
        String[] arguments = Stream.concat(Stream.of(key), callers.stream()).toArray(String[]::new);
        return redis.execute("PFADD", arguments)
                .invoke(() -> waiting.computeIfPresent(key, (_, all) -> without(all, callers)))
                .chain(() -> redis.execute(
                        "EXPIRE", key, Long.toString(settings.callers().keep().toSeconds())))
                .replaceWithVoid();
    }

    /** Null takes the set out of the map. */
    private static Set<String> without(Set<String> all, List<String> told) {
        told.forEach(all::remove);
        return all.isEmpty() ? null : all;
    }

    private Uni<Void> count() {
        List<String> current = Stream.of(Variant.values()).map(this::key).toList();
        counted.keySet().retainAll(current);
        return Multi.createFrom()
                .iterable(current)
                .onItem()
                .transformToUniAndConcatenate(
                        key -> redis.execute("PFCOUNT", key).invoke(count -> counted.put(key, count.toLong())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Of those who are told a variant as things are; with the hash tag of the rollout's other keys. */
    private String key(Variant variant) {
        return RolloutStore.KEY + ":callers:" + rollout.get().version() + ":" + variant.text();
    }
}
