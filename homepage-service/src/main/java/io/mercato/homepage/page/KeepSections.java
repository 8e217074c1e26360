package io.mercato.homepage.page;

import io.mercato.homepage.section.Sections;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import org.jboss.logging.Logger;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Asks for the shared sections often enough that they are renewed before they expire, though nobody else asks: pages live longer
 * than sections, and a customer's page that is in no cache is to cost one call, not one for each section. What is fresh costs
 * nothing, and what is stale is loaded by one replica.
 */
@ApplicationScoped
class KeepSections {
    private static final Logger LOG = Logger.getLogger(KeepSections.class);

    private final Sections sections;
    private final WarmUpSettings settings;
    private volatile Cancellable work = () -> {};

    KeepSections(Sections sections, WarmUpSettings settings) {
        this.sections = sections;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent event) {
        work = Multi.createFrom()
                .ticks()
                .startingAfter(settings.sectionsEvery())
                .every(settings.sectionsEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ ->
                        sections.load(PageKey.DEFAULT_LIMIT, Optional.empty(), Deadline.in(settings.sectionsEvery())))
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("The sections are not kept any more", failure));
    }

    void end(@Observes ShutdownEvent event) {
        work.cancel();
    }
}
