package io.mercato.homepage.cdn;

import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventConsumer;
import io.quarkus.arc.lookup.LookupIfProperty;

import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has the CDN forget what an event says has changed. One replica hears an event, and has handled it once the order is in
 * Redis: the CDN itself may be away for hours, and the caches' own invalidations must not queue behind it.
 */
@ApplicationScoped
@LookupIfProperty(name = CdnSettings.ENABLED, stringValue = "true")
class PurgeByEvents implements EventConsumer {
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final CdnPurges purges;
    private final CdnSettings settings;

    PurgeByEvents(CdnPurges purges, CdnSettings settings) {
        this.purges = purges;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "cdn-purge";
    }

    @Override
    public Set<String> types() {
        return settings.types();
    }

    @Override
    public void handle(CloudEvent event) {
        purges.purge(SurrogateTags.withAny(event.tags())).await().atMost(AT_MOST);
    }
}
