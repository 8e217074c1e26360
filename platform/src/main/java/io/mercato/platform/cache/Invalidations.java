package io.mercato.platform.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** In the place of a cache's name: the rest are the service, the replica that has done it, and tags. */
    private static final String BY_TAG = "";

    /** Tags in one message and script; 1,000 are some 50 kB, and Redis is busy with them for a millisecond. */
    private static final int MAX_TAGS_AT_ONCE = 1000;

    private final ReactiveRedisDataSource redis;
    private final RedisTier tier;
    private final RedisTags tags;
    private final TagMarks marks;
    private final String self = UUID.randomUUID().toString();
    private final RedisTierSettings settings;
    private final Vertx vertx;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean connected;
    private volatile boolean stopping;
    private volatile ReactiveRedisSubscriber subscriber;

    Invalidations(
            ReactiveRedisDataSource redis, RedisTier tier, RedisTags tags, RedisTierSettings settings, Vertx vertx) {
        this.redis = redis;
        this.tier = tier;
        this.tags = tags;
        this.marks = new TagMarks(settings.maxTagMarks());
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

    /** When which tag was invalidated, for the memory of all caches of this replica. */
    TagMarks marks() {
        return marks;
    }

    /**
     * Outdates whatever carries one of the tags, in all caches of the service, in Redis and on every replica. Fails when
     * Redis cannot be told; then only this replica's memory knows.
     */
    Uni<Void> invalidateTags(Set<String> all) {
        List<String> list = List.copyOf(Tags.checked(all));
        return Multi.createFrom()
                .range(0, (list.size() + MAX_TAGS_AT_ONCE - 1) / MAX_TAGS_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(part -> invalidateAtOnce(Set.copyOf(
                        list.subList(part * MAX_TAGS_AT_ONCE, Math.min(list.size(), (part + 1) * MAX_TAGS_AT_ONCE)))))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> invalidateAtOnce(Set<String> some) {
        if (!settings.enabled()) {
            marks.invalidate(some);
            return Uni.createFrom().voidItem();
        }
        // Redis first, and then memory: a read between the two that finds the old value in Redis is outdated by the
        // second.
        return tags.invalidate(some)
                .onTermination()
                .invoke(() -> marks.invalidate(some))
                .chain(() -> tier.publish(
                        CHANNEL,
                        String.join(SEPARATOR, BY_TAG, settings.service(), self, String.join(SEPARATOR, some))));
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
        if (message.startsWith(SEPARATOR)) {
            receiveTags(message.split(SEPARATOR));
            return;
        }
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

    private void receiveTags(String[] parts) {
        if (parts.length > 3 && parts[1].equals(settings.service()) && !parts[2].equals(self)) {
            marks.invalidate(Set.of(Arrays.copyOfRange(parts, 3, parts.length)));
        }
    }
}
