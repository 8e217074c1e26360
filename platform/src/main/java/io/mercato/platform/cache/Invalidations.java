package io.mercato.platform.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Carries invalidations to the memory of every replica, over one Redis channel for all caches. While it is not
 * connected, messages are missed; so nothing in memory is trusted until it is connected again.
 */
@ApplicationScoped
class Invalidations {
    private static final Logger LOG = Logger.getLogger(Invalidations.class);
    private static final String CHANNEL = "mercato:cache:invalidations";
    private static final String SEPARATOR = "\n";

    private final ReactiveRedisDataSource redis;
    private final RedisTier tier;
    private final RedisTierSettings settings;
    private final Vertx vertx;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean connected;
    private volatile boolean stopping;
    private volatile ReactiveRedisSubscriber subscriber;

    Invalidations(ReactiveRedisDataSource redis, RedisTier tier, RedisTierSettings settings, Vertx vertx) {
        this.redis = redis;
        this.tier = tier;
        this.settings = settings;
        this.vertx = vertx;
    }

    /** A cache's memory, as it hears of invalidations. */
    interface Listener {
        void invalidated(String key);

        void allInvalidated();

        /** Messages may have been missed. */
        void reconnected();
    }

    void listen(String cache, Listener listener) {
        if (listeners.putIfAbsent(cache, listener) != null) {
            throw new IllegalStateException("There already is a cache named " + cache);
        }
        if (settings.enabled() && begun.compareAndSet(false, true)) {
            subscribe();
        }
    }

    /** Whether there is a cache that wants to hear of invalidations. */
    boolean isWanted() {
        return begun.get();
    }

    boolean isConnected() {
        return connected;
    }

    Uni<Void> publish(String cache, String key) {
        return tier.publish(CHANNEL, cache + SEPARATOR + key);
    }

    Uni<Void> publishAll(String cache) {
        return tier.publish(CHANNEL, cache);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        connected = false;
        ReactiveRedisSubscriber last = subscriber;
        if (last != null) {
            last.unsubscribe()
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("Nothing left to unsubscribe", failure));
        }
    }

    private void subscribe() {
        redis.pubsub(String.class)
                .subscribe(CHANNEL, this::receive, this::lost, failure -> lost())
                .subscribe()
                .with(this::connected, failure -> subscribeLater());
    }

    private void connected(ReactiveRedisSubscriber made) {
        subscriber = made;
        connected = true;
        listeners.values().forEach(Listener::reconnected);
    }

    private void lost() {
        if (connected && !stopping) {
            LOG.warn("The connection that carries cache invalidations is lost; making it again.");
        }
        subscribeLater();
    }

    private void subscribeLater() {
        connected = false;
        if (!stopping) {
            vertx.setTimer(settings.resubscribeAfter().toMillis(), ignored -> subscribe());
        }
    }

    private void receive(String message) {
        String[] parts = message.split(SEPARATOR, 2);
        Listener listener = listeners.get(parts[0]);
        if (listener == null) {
            return;
        }
        if (parts.length == 1) {
            listener.allInvalidated();
        } else {
            listener.invalidated(parts[1]);
        }
    }
}
