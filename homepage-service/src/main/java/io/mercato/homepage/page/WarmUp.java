package io.mercato.homepage.page;

import io.mercato.platform.cache.Cached;
import io.mercato.platform.cache.Cached.Source;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the homepage once before traffic comes, so that nobody's request is the one that connects, loads classes and
 * finds the cache empty. Readiness waits for it, for a bounded time: without a catalog the replica serves all the same, and makes
 * the page as soon as it can. From then on the page is made anew in good time, so that it does not expire for want of visitors
 * either.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Pages pages;
    private final WarmUpSettings settings;
    private volatile boolean ready;
    private volatile List<Cancellable> work = List.of();

    WarmUp(Pages pages, WarmUpSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent event) {
        work = List.of(warm(), becomeReadyAllTheSame(), keepWarm());
    }

    /** Goes on until there is a page that is whole and kept, also when the replica is ready without it. */
    private Cancellable warm() {
        return Uni.createFrom()
                .deferred(this::findKept)
                .invoke(this::requireWarm)
                .onFailure()
                .retry()
                .withBackOff(settings.retryAfter(), settings.retryAfterMax())
                .indefinitely()
                .subscribe()
                .with(
                        page -> {
                            ready = true;
                            LOG.info("The homepage is warm.");
                        },
                        failure -> LOG.error("The homepage is not warm, and nobody tries any more", failure));
    }

    private void requireWarm(Cached<Page> page) {
        if (page.value().partial()) {
            // Else it would be what the next attempts find, for as long as it is served.
            pages.forgetPartial(PageKey.DEFAULT_LIMIT);
            throw new NotWarmException();
        }
        if (pages.areKept() && page.source() == Source.LOADER) {
            throw new NotWarmException();
        }
    }

    private Cancellable becomeReadyAllTheSame() {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(settings.atMost())
                .subscribe()
                .with(_ -> {
                    if (!ready) {
                        ready = true;
                        LOG.warnf(
                                "No whole homepage could be made within %s; serving all the same.", settings.atMost());
                    }
                });
    }

    private Cancellable keepWarm() {
        return Regularly.every(settings.every(), "Keeping the homepage warm", this::keepUntilNextTime);
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
        work.forEach(Cancellable::cancel);
    }

    /** A page that cannot be renewed now would expire before the next time. */
    Uni<Void> keepUntilNextTime() {
        return Uni.createFrom()
                .deferred(this::keep)
                .onFailure()
                .retry()
                .withBackOff(settings.retryAfter(), settings.retryAfterMax())
                .expireIn(settings.every().toMillis());
    }

    /**
     * Makes the page anew if it would expire before this is done again. Fails when there is no newer whole one then: because it
     * could not be made, or because another replica is at it.
     */
    Uni<Void> keep() {
        return pages.find(PageKey.DEFAULT_LIMIT)
                .flatMap(page -> page.expiresIn().compareTo(settings.every()) < 0
                        ? pages.renew(PageKey.DEFAULT_LIMIT)
                                .chain(() -> pages.find(PageKey.DEFAULT_LIMIT))
                                .invoke(next -> requireNewer(next, page))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static void requireNewer(Cached<Page> next, Cached<Page> page) {
        if (next.value().partial() || !next.createdAt().isAfter(page.createdAt())) {
            throw new NotWarmException();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Homepage is warm").status(ready).build();
    }

    /** Has no stack trace: it is no defect, and may come often. */
    private static final class NotWarmException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWarmException() {
            super("There is no whole page that is new", null, false, false);
        }
    }
}
