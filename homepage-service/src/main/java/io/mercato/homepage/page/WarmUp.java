package io.mercato.homepage.page;

import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.Cached.Source;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the homepage once before traffic comes, so that nobody's request is the one that connects, loads classes and
 * finds the cache empty. Readiness waits for it, for a bounded time: without a catalog the replica serves all the same. From
 * then on the page is made anew in good time, so that it does not expire for want of visitors either.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Pages pages;
    private final WarmUpSettings settings;
    private volatile boolean ended;
    private volatile Cancellable keeping = () -> {};

    WarmUp(Pages pages, WarmUpSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent event) {
        Uni.createFrom()
                .deferred(this::findKept)
                .invoke(page -> {
                    if (page.value().partial() || (pages.areKept() && page.source() == Source.LOADER)) {
                        throw new NotWarmException();
                    }
                })
                .onFailure()
                .retry()
                .withBackOff(settings.retryAfter(), settings.retryAfter())
                .expireIn(settings.atMost().toMillis())
                .onTermination()
                .invoke(() -> ended = true)
                .subscribe()
                .with(
                        page -> LOG.info("The homepage is warm."),
                        failure -> LOG.warnf(
                                "No whole homepage could be made within %s; serving all the same.", settings.atMost()));
        keeping = Multi.createFrom()
                .ticks()
                .startingAfter(settings.every())
                .every(settings.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> keep().onFailure().recoverWithNull())
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("The homepage is not kept warm any more", failure));
    }

    /**
     * What is made while something is forgotten, or while Redis comes or goes, is answered but not kept, and the next one to ask
     * would wait again; so the page is asked for once more.
     */
    private Uni<Cached<Page>> findKept() {
        return pages.find(PageKey.DEFAULT_LIMIT)
                .flatMap(page -> page.source() == Source.LOADER
                        ? pages.find(PageKey.DEFAULT_LIMIT)
                        : Uni.createFrom().item(page));
    }

    void end(@Observes ShutdownEvent event) {
        keeping.cancel();
    }

    /** Makes the page anew if it would expire before this is done again; where another replica does, leaves it to that one. */
    Uni<Void> keep() {
        return pages.find(PageKey.DEFAULT_LIMIT)
                .flatMap(page -> page.expiresIn().compareTo(settings.every()) < 0
                        ? pages.renew(PageKey.DEFAULT_LIMIT)
                        : Uni.createFrom().voidItem());
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Homepage is warm").status(ended).build();
    }

    private static final class NotWarmException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
