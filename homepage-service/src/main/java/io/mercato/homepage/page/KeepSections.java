package io.mercato.homepage.page;

import io.mercato.homepage.section.SectionResult;
import io.mercato.homepage.section.Sections;
import io.mercato.platform.cache.CacheSettings;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Asks for the shared sections often enough that they are renewed before they expire, though nobody else asks: pages live longer
 * than sections, and a customer's page that is in no cache is to cost one call, not one for each section. What is fresh costs
 * nothing, and what is stale is loaded by one replica. Not where sections are not cached.
 */
@ApplicationScoped
class KeepSections {
    private final Sections sections;
    private final CacheSettings caches;
    private final WarmUpSettings settings;
    private volatile Cancellable work = () -> {};

    KeepSections(Sections sections, CacheSettings caches, WarmUpSettings settings) {
        this.sections = sections;
        this.caches = caches;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent event) {
        if (caches.byName().get(Sections.CACHE).enabled()) {
            work = Regularly.every(settings.sectionsEvery(), "Keeping the sections", this::load);
        }
    }

    private Uni<List<SectionResult>> load() {
        return sections.load(PageKey.DEFAULT_LIMIT, Optional.empty(), Deadline.in(settings.sectionsEvery()));
    }

    void end(@Observes ShutdownEvent event) {
        work.cancel();
    }
}
