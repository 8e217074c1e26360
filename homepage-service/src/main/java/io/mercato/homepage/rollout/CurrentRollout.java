package io.mercato.homepage.rollout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What this replica knows of the rollout: in memory, so that nobody waits for Redis. It hears of changes over a channel, and
 * asks every {@code poll-interval} besides, since a message may be lost. While Redis is away, what was known last holds, or
 * what the configuration says; a Redis that comes back with less than is known here is told. Never blocks.
 */
@ApplicationScoped
class CurrentRollout {
    private static final Logger LOG = Logger.getLogger(CurrentRollout.class);

    private final RolloutStore store;
    private final ReactiveRedisDataSource redis;
    private final RolloutSettings settings;
    private final Vertx vertx;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Rollout known;
    private volatile boolean away;
    private volatile boolean stopping;
    private volatile Optional<ReactiveRedisSubscriber> subscriber = Optional.empty();
    private volatile long timer;

    CurrentRollout(
            RolloutStore store,
            ReactiveRedisDataSource redis,
            RolloutSettings settings,
            Vertx vertx,
            MeterRegistry metrics) {
        this.store = store;
        this.redis = redis;
        this.settings = settings;
        this.vertx = vertx;
        this.known = Rollout.configured(Share.ofPercent(settings.percent()));
        Gauge.builder(
                        "mercato.rollout.percent",
                        this,
                        current -> current.get().share().percent().doubleValue())
                .description("The share of callers that this replica puts into batch")
                .tag("experiment", RolloutResource.EXPERIMENT)
                .register(metrics);
    }

    /** What holds, as far as this replica knows. */
    Rollout get() {
        return known;
    }

    /** Takes over what was just read or written, unless something later is known. */
    void take(Rollout found) {
        if (found.version() > known.version()) {
            LOG.infof(
                    "%s %% of the callers get the new homepage from now on",
                    found.share().percent());
            known = found;
        }
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.pollInterval().toMillis(), ignored -> ask());
        subscribe();
        ask();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
        subscriber.ifPresent(last -> last.unsubscribe()
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("Nothing left to unsubscribe", failure)));
    }

    private void ask() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        store.read()
                .ifNoItem()
                .after(settings.redisTimeout())
                .fail()
                .onTermination()
                .invoke(() -> asking.set(false))
                .subscribe()
                .with(this::compare, this::failed);
    }

    private void compare(Optional<Rollout> found) {
        away = false;
        found.ifPresent(this::take);
        long version = found.map(Rollout::version).orElse(0L);
        if (version < known.version()) {
            store.putBack(known).subscribe().with(this::tellOfLoss, this::failed);
        }
    }

    /** @param lost false where what was read was only older than what another has written since */
    private void tellOfLoss(boolean lost) {
        if (lost) {
            LOG.warnf("Redis had lost version %d of the rollout, and knows it again", known.version());
        }
    }

    private void failed(Throwable failure) {
        if (!away && !stopping) {
            LOG.warnf(
                    "Redis cannot be asked how far the homepage is rolled out; %s %% go on: %s",
                    known.share().percent(), failure);
        }
        away = true;
    }

    private void subscribe() {
        redis.pubsub(String.class)
                .subscribe(RolloutStore.CHANNEL, message -> ask(), this::subscribeLater, failure -> subscribeLater())
                .subscribe()
                .with(
                        made -> {
                            subscriber = Optional.of(made);
                            ask();
                        },
                        failure -> subscribeLater());
    }

    private void subscribeLater() {
        if (!stopping) {
            vertx.setTimer(settings.resubscribeAfter().toMillis(), ignored -> subscribe());
        }
    }
}
