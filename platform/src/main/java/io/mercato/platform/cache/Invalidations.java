package io.mercato.platform.cache;

import io.mercato.platform.cache.Invalidation.OfAll;
import io.mercato.platform.cache.Invalidation.OfKey;
import io.mercato.platform.cache.Invalidation.OfTag;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import org.jboss.logging.Logger;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Has Redis and the memory of every replica forget, over one channel for all caches. While a replica is not connected to it,
 * messages are missed; so nothing in its memory is trusted until it is connected again. What Redis could not be told, and
 * what a Redis may have lost that took another one's place, is told again.
 */
@ApplicationScoped
class Invalidations {
    private static final Logger LOG = Logger.getLogger(Invalidations.class);
    private static final String SEPARATOR = "\n";

    /** In the place of a cache's name: the rest are the service, the replica that has done it, and tags. */
    private static final String BY_TAG = "";

    /** Tags in one message and script; 1,000 are some 50 kB, and Redis is busy with them for a millisecond. */
    private static final int MAX_TAGS_AT_ONCE = 1000;

    private final RedisTier tier;
    private final RedisTags tags;
    private final TagMarks marks;
    private final RecentInvalidations recent;
    private final InvalidationChannel channel;
    private final String self = UUID.randomUUID().toString();
    private final RedisTierSettings settings;
    private final Vertx vertx;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean retrying = new AtomicBoolean();
    private volatile boolean stopping;

    Invalidations(Redis redis, RedisTier tier, RedisTags tags, RedisTierSettings settings, Vertx vertx) {
        this.tier = tier;
        this.tags = tags;
        this.marks = new TagMarks(settings.maxTagMarks());
        this.recent = new RecentInvalidations(settings.maxTagMarks());
        this.channel = new InvalidationChannel(redis, tier, settings, vertx, this::receive, this::connected);
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
            channel.open();
        }
    }

    /** Whether there is a cache that wants to hear of invalidations. */
    boolean isWanted() {
        return begun.get();
    }

    boolean isConnected() {
        return channel.isConnected();
    }

    /** When which tag was invalidated, for the memory of all caches of this replica. */
    TagMarks marks() {
        return marks;
    }

    /** Has Redis and the other replicas forget one value. Fails when Redis cannot be told; then that is tried again later. */
    Uni<Void> invalidate(OfKey value) {
        return tell(List.of(value), () -> tier.invalidate(value.key(), value.markTtl())
                .chain(() -> channel.publish(String.join(SEPARATOR, value.cache(), self, value.key()))));
    }

    /** As {@link #invalidate(OfKey)}, for all of a cache. */
    Uni<Void> invalidate(OfAll cache) {
        return tell(List.of(cache), () -> tier.invalidateAll(cache.cache())
                .chain(() -> channel.publish(String.join(SEPARATOR, cache.cache(), self))));
    }

    /**
     * Outdates whatever carries one of the tags, in all caches of the service, in Redis and on every replica. Fails when
     * Redis cannot be told; then only this replica's memory knows, and the others are told later.
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
        return tell(some.stream().map(OfTag::new).toList(), () -> tags.invalidate(some)
                .onTermination()
                .invoke(() -> marks.invalidate(some))
                .chain(() -> channel.publish(
                        String.join(SEPARATOR, BY_TAG, settings.service(), self, String.join(SEPARATOR, some)))));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        channel.close();
    }

    private Uni<Void> tell(Collection<? extends Invalidation> what, Supplier<Uni<Void>> telling) {
        return Uni.createFrom()
                .deferred(telling::get)
                .onItem()
                .invoke(() -> recent.told(what))
                .onFailure()
                .invoke(() -> {
                    recent.untold(what);
                    tellLater();
                });
    }

    private void connected() {
        listeners.values().forEach(Listener::reconnected);
        tellAgain(recent.all());
    }

    private void tellLater() {
        if (!stopping && retrying.compareAndSet(false, true)) {
            vertx.setTimer(settings.resubscribeAfter().toMillis(), ignored -> {
                retrying.set(false);
                tellAgain(recent.untold());
            });
        }
    }

    private void tellAgain(List<Invalidation> what) {
        Set<String> tagsAgain = what.stream()
                .filter(OfTag.class::isInstance)
                .map(invalidation -> ((OfTag) invalidation).tag())
                .collect(Collectors.toSet());
        Multi<Uni<Void>> others = Multi.createFrom().iterable(what).map(this::tellAgain);
        Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(invalidateTags(tagsAgain)), others)
                .onItem()
                .transformToUniAndConcatenate(telling -> telling)
                .onItem()
                .ignoreAsUni()
                .subscribe()
                .with(done -> LOG.debugf("%d invalidations were told again", what.size()), failure -> {
                    LOG.debugf(failure, "Redis cannot be told of %d invalidations", what.size());
                    // Those that come after the one that failed have not been tried.
                    recent.untold(what);
                    tellLater();
                });
    }

    private Uni<Void> tellAgain(Invalidation invalidation) {
        return switch (invalidation) {
            case OfTag _ -> Uni.createFrom().voidItem();
            // Until now Redis may have had what memory had forgotten, and memory have read it again.
            case OfKey key ->
                invalidate(key).invoke(() -> listeners.get(key.cache()).invalidated(key.key()));
            case OfAll all ->
                invalidate(all).invoke(() -> listeners.get(all.cache()).allInvalidated());
        };
    }

    /** What this replica itself has told it has forgotten before that; what it has loaded since is good. */
    private void receive(String message) {
        if (message.startsWith(SEPARATOR)) {
            receiveTags(message.split(SEPARATOR));
            return;
        }
        String[] parts = message.split(SEPARATOR, 3);
        Listener listener = listeners.get(parts[0]);
        if (listener == null || parts.length > 1 && parts[1].equals(self)) {
            return;
        }
        if (parts.length > 2) {
            listener.invalidated(parts[2]);
        } else {
            listener.allInvalidated();
        }
    }

    private void receiveTags(String[] parts) {
        if (parts.length > 3 && parts[1].equals(settings.service()) && !parts[2].equals(self)) {
            marks.invalidate(Set.of(Arrays.copyOfRange(parts, 3, parts.length)));
        }
    }
}
