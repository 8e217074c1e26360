package io.mercato.platform.cache;

import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventConsumer;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has the service's caches forget what an event says has changed. One replica hears the event and tells all; an event that
 * cannot be told to Redis is heard again.
 */
@ApplicationScoped
@LookupIfProperty(name = InvalidationSettings.BY_EVENTS, stringValue = "true")
class InvalidateByEvents implements EventConsumer {
    private static final Logger LOG = Logger.getLogger(InvalidateByEvents.class);

    /** Above the invalidation's own bound, which tells more. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /**
     * For how long it is gathered what is to be forgotten once more: a thousand events a second are twenty messages to all
     * replicas then, and not a thousand.
     */
    private static final Duration GATHERED_FOR = Duration.ofMillis(50);

    private final TieredCaches caches;
    private final InvalidationSettings settings;
    private final Vertx vertx;

    /** What is to be forgotten once more, and is still being gathered; guarded by this. */
    private Set<String> gathered = new HashSet<>();

    InvalidateByEvents(TieredCaches caches, InvalidationSettings settings, Vertx vertx) {
        this.caches = caches;
        this.settings = settings;
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "cache-invalidation";
    }

    @Override
    public Set<String> types() {
        return settings.types();
    }

    @Override
    public void handle(CloudEvent event) {
        Set<String> tags = SurrogateTags.withAny(event.tags());
        if (!tags.isEmpty()) {
            caches.invalidateTags(tags).await().atMost(AT_MOST);
            if (settings.againAfter().isPositive()) {
                later(tags);
            }
        }
    }

    private synchronized void later(Set<String> tags) {
        if (gathered.isEmpty()) {
            vertx.setTimer(GATHERED_FOR.toMillis(), _ -> closeGathered());
        }
        gathered.addAll(tags);
    }

    private synchronized void closeGathered() {
        Set<String> tags = gathered;
        gathered = new HashSet<>();
        vertx.setTimer(settings.againAfter().toMillis(), _ -> again(tags));
    }

    private void again(Set<String> tags) {
        caches.invalidateTags(tags)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "What was loaded early may be shown until it ends"));
    }
}
