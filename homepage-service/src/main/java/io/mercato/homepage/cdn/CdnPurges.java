package io.mercato.homepage.cdn;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes orders to purge the CDN; {@link SendPurges} carries them out. Does nothing when there is no CDN. Does not block. */
@ApplicationScoped
public class CdnPurges {
    private static final Logger LOG = Logger.getLogger(CdnPurges.class);

    private final PurgeQueue queue;
    private final CdnSettings settings;
    private final PurgeMetrics metrics;

    CdnPurges(PurgeQueue queue, CdnSettings settings, PurgeMetrics metrics) {
        this.queue = queue;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Whether there is a CDN. */
    public boolean isOn() {
        return settings.enabled();
    }

    /**
     * Has the CDN forget what carries one of these tags. Once it completes, it will be purged, though this process were
     * killed; fails when Redis does not take it.
     */
    public Uni<Void> purge(Set<String> tags) {
        if (!isOn() || tags.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return queue.add(tags)
                .invoke(tooMany -> {
                    if (tooMany) {
                        metrics.tooMany();
                        LOG.warn("More tags wait to be purged than may; the CDN is to forget everything instead");
                    }
                })
                .replaceWithVoid();
    }

    /** Has the CDN forget everything; as {@link #purge}. */
    public Uni<Void> everything() {
        return isOn() ? queue.addEverything() : Uni.createFrom().voidItem();
    }
}
