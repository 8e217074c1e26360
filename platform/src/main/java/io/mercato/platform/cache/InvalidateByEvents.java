package io.mercato.platform.cache;

import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventConsumer;
import io.quarkus.arc.lookup.LookupIfProperty;

import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has the service's caches forget what an event says has changed. One replica hears the event and tells all; an event that
 * cannot be told to Redis is heard again.
 */
@ApplicationScoped
@LookupIfProperty(name = InvalidationSettings.BY_EVENTS, stringValue = "true")
class InvalidateByEvents implements EventConsumer {
    /** Above the invalidation's own bound, which tells more. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final TieredCaches caches;
    private final InvalidationSettings settings;

    InvalidateByEvents(TieredCaches caches, InvalidationSettings settings) {
        this.caches = caches;
        this.settings = settings;
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
        if (!event.tags().isEmpty()) {
            caches.invalidateTags(SurrogateTags.withAny(event.tags())).await().atMost(AT_MOST);
        }
    }
}
