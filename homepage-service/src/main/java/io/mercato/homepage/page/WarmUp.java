package io.mercato.homepage.page;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the homepage once before traffic comes, so that nobody's request is the one that connects, loads classes and
 * finds the cache empty. Readiness waits for it, for a bounded time: without a catalog the replica serves all the same.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final PageKey HOMEPAGE = new PageKey(PageKey.DEFAULT_LIMIT);

    private final Pages pages;
    private final WarmUpSettings settings;
    private volatile boolean ended;

    WarmUp(Pages pages, WarmUpSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent event) {
        Uni.createFrom()
                .deferred(() -> pages.find(HOMEPAGE))
                .invoke(page -> {
                    if (page.value().partial()) {
                        throw new IncompleteException();
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
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Homepage is warm").status(ended).build();
    }

    private static final class IncompleteException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
